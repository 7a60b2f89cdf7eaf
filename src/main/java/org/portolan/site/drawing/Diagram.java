package org.portolan.site.drawing;

import java.util.List;
import java.util.Optional;

/**
 * A drawing of classes and what joins them, in pixels.
 *
 * @param width  of the drawing
 * @param height of the drawing
 * @param boxes  the classes
 * @param arrows the properties
 */
public record Diagram(int width, int height, List<Box> boxes, List<Arrow> arrows) {
    private static final int WIDEST_READ = 1500;

    /** Whether its texts can still be read when it is as narrow as the pages of a wide window. */
    public boolean isRead() {
        return width <= WIDEST_READ;
    }

    /**
     * A box: a rectangle and the lines in it.
     *
     * @param texts what stands in it, from top to bottom
     */
    public record Box(int x, int y, int width, int height, List<Text> texts) {
    }

    /**
     * An arrow.
     *
     * @param isNarrower true if it leads from a class to a wider one
     * @param path       its line, as SVG path data
     * @param head       its head, as points of a polygon
     * @param texts      its label
     */
    public record Arrow(boolean isNarrower, String path, String head, List<Text> texts) {
    }

    /**
     * A line of text.
     *
     * @param style how it is set
     * @param x     its middle
     * @param y     its base line
     * @param href  where it leads
     */
    public record Text(Style style, int x, int y, String text, Optional<String> href) {
    }

    /** How a text is set: the class of the style sheet, the size of the type and the height of a line. */
    public enum Style {
        NAME(13, 18, 1.1), TERM(11, 15, 1), ROLE(11, 15, 1), LABEL(11, 15, 1);

        private static final String NARROW = "iIjlft.,;:'|()[]!-·› ";
        private static final String WIDE = "mwMW@—…→";
        private final int size;
        private final int line;
        private final double weight;

        Style(int size, int line, double weight) {
            this.size = size;
            this.line = line;
            this.weight = weight;
        }

        /** The name of the class in the style sheet. */
        public String css() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** The size of the type. */
        public int size() {
            return size;
        }

        public int line() {
            return line;
        }

        /** More than a text can be wide: the program has no fonts, so this goes by the widest that browsers use. */
        public int width(String text) {
            double ems = text.codePoints().mapToDouble(Style::ems).sum();
            return (int) Math.ceil(ems * size * weight);
        }

        private static double ems(int character) {
            if (character > 0x2E80) {
                return 1.05;
            }
            if (NARROW.indexOf(character) >= 0) {
                return 0.42;
            }
            return WIDE.indexOf(character) >= 0 ? 1.0 : Character.isUpperCase(character) ? 0.78 : 0.64;
        }
    }
}
