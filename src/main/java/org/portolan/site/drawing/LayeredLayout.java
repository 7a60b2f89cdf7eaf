package org.portolan.site.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws a directed graph in layers from top to bottom, after Sugiyama, Tagawa and Toda (1981): arrows lead down where
 * they can, labels have room of their own between the layers, and nothing lies on anything else. The same graph gets
 * the same drawing.
 */
public final class LayeredLayout {
    private static final int SWEEPS = 24;
    private static final int GAP = 8;
    private static final int RANK_GAP = 26;
    private static final int MARGIN = 8;
    private static final int BEND = 4;

    private final List<Size> boxes;
    private final List<Arrow> arrows;
    private final List<List<Slot>> ranks = new ArrayList<>();
    private final List<Slot> ofBoxes = new ArrayList<>();
    private final List<List<Slot>> ofArrows = new ArrayList<>();

    /** Width and height. */
    public record Size(int width, int height) {
    }

    /** An arrow between two different boxes, by their numbers, with the room that its label needs. */
    public record Arrow(int from, int to, Size label) {
    }

    /** A rectangle. */
    public record Place(int x, int y, int width, int height) {
    }

    /**
     * A drawn arrow.
     *
     * @param label where its label stands
     * @param path  its line as SVG path data, interrupted by the label
     * @param head  its head as points of a polygon
     */
    public record Route(Place label, String path, String head) {
    }

    /** A drawing with its boxes and arrows in the order that they were given in. */
    public record Drawing(int width, int height, List<Place> boxes, List<Route> arrows) {
    }

    /** Where something stands: a box, a label, or an arrow that passes a rank. */
    static final class Slot {
        private final int rank;
        private final Size size;
        private final List<Slot> above = new ArrayList<>();
        private final List<Slot> below = new ArrayList<>();
        private double x;
        private int top;
        private int rankTop;
        private int rankBottom;

        Slot(int rank, Size size) {
            this.rank = rank;
            this.size = size;
        }

        /** True if it is no more than a place where an arrow passes. */
        boolean isBend() {
            return size.height() == 0;
        }

        double meanX(List<Slot> others) {
            return others.stream().mapToDouble(other -> other.x).average().orElse(x);
        }

        double x() {
            return x;
        }

        void moveTo(double center) {
            x = center;
        }

        int width() {
            return size.width();
        }

        private int bottom() {
            return top + size.height();
        }

        private Place place() {
            return new Place((int) Math.round(x - size.width() / 2.0), top, size.width(), size.height());
        }
    }

    public LayeredLayout(List<Size> boxes, List<Arrow> arrows) {
        this.boxes = boxes;
        this.arrows = arrows;
    }

    /** Places all; the same boxes and arrows make the same drawing. */
    public Drawing draw() {
        int[] layers = new Layers(boxes.size(), arrows).find();
        for (int rank = 0; rank <= 2 * Arrays.stream(layers).max().orElse(0); rank++) {
            ranks.add(new ArrayList<>());
        }
        for (int box = 0; box < boxes.size(); box++) {
            ofBoxes.add(slot(2 * layers[box], boxes.get(box)));
        }
        arrows.forEach(arrow -> ofArrows.add(chain(arrow, layers)));
        order();
        placeAcross();
        int height = placeDown();
        int width = ranks.stream().flatMap(List::stream).mapToInt(slot -> slot.place().x() + slot.width()).max()
                .orElse(0) + MARGIN;
        return new Drawing(width, height, ofBoxes.stream().map(Slot::place).toList(),
                IntStream.range(0, arrows.size()).mapToObj(this::route).toList());
    }

    private Slot slot(int rank, Size size) {
        Slot slot = new Slot(rank, size);
        ranks.get(rank).add(slot);
        return slot;
    }

    /** What an arrow passes from its upper to its lower box: its label halfway, bends elsewhere. */
    private List<Slot> chain(Arrow arrow, int[] layers) {
        boolean isDown = layers[arrow.from()] < layers[arrow.to()];
        Slot last = ofBoxes.get(isDown ? arrow.from() : arrow.to());
        Slot end = ofBoxes.get(isDown ? arrow.to() : arrow.from());
        int labelRank = last.rank + (end.rank - last.rank) / 4 * 2 + 1;
        List<Slot> chain = new ArrayList<>();
        for (int rank = last.rank + 1; rank < end.rank; rank++) {
            Slot next = slot(rank, rank == labelRank ? arrow.label() : new Size(BEND, 0));
            chain.add(next);
            join(last, next);
            last = next;
        }
        join(last, end);
        return chain;
    }

    private static void join(Slot upper, Slot lower) {
        upper.below.add(lower);
        lower.above.add(upper);
    }

    /** Sorts each rank by the middle of what it is joined to, up and down, and keeps the order of fewest crossings. */
    private void order() {
        List<List<Slot>> best = List.of();
        long fewest = Long.MAX_VALUE;
        number();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean isDown = sweep % 2 == 0;
            for (int at = 0; at < ranks.size(); at++) {
                List<Slot> rank = ranks.get(isDown ? at : ranks.size() - 1 - at);
                rank.sort(Comparator.comparingDouble(slot -> slot.meanX(isDown ? slot.above : slot.below)));
                number(rank);
            }
            long crossings = ranks.stream().mapToLong(LayeredLayout::crossings).sum();
            if (crossings < fewest) {
                fewest = crossings;
                best = ranks.stream().map(List::copyOf).toList();
            }
        }
        for (int at = 0; at < ranks.size(); at++) {
            ranks.set(at, new ArrayList<>(best.get(at)));
        }
        number();
    }

    private void number() {
        ranks.forEach(LayeredLayout::number);
    }

    private static void number(List<Slot> rank) {
        for (int at = 0; at < rank.size(); at++) {
            rank.get(at).x = at - rank.size() / 2.0;
        }
    }

    private static long crossings(List<Slot> rank) {
        List<double[]> lines = rank.stream()
                .flatMap(slot -> slot.below.stream().map(other -> new double[] {slot.x, other.x})).toList();
        return lines.stream().mapToLong(one -> lines.stream()
                .filter(other -> one[0] < other[0] && one[1] > other[1]).count()).sum();
    }

    private void placeAcross() {
        Row row = new Row(GAP);
        ranks.forEach(rank -> row.place(rank, slot -> 0));
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean isDown = sweep % 2 == 0;
            for (int at = 0; at < ranks.size(); at++) {
                row.place(ranks.get(isDown ? at : ranks.size() - 1 - at), slot ->
                        (slot.meanX(slot.above) + slot.meanX(slot.below)) / 2);
            }
        }
        double left = ranks.stream().flatMap(List::stream).mapToDouble(slot -> slot.x - slot.width() / 2.0).min()
                .orElse(0);
        ranks.forEach(rank -> rank.forEach(slot -> slot.x += MARGIN - left));
    }

    private int placeDown() {
        int y = MARGIN;
        for (List<Slot> rank : ranks) {
            int height = rank.stream().mapToInt(slot -> slot.size.height()).max().orElse(0);
            for (Slot slot : rank) {
                slot.rankTop = y;
                slot.rankBottom = y + height;
                slot.top = y + (height - slot.size.height()) / 2;
            }
            y += height + RANK_GAP;
        }
        return y - RANK_GAP + MARGIN;
    }

    private Route route(int number) {
        Arrow arrow = arrows.get(number);
        List<Slot> chain = ofArrows.get(number);
        Slot from = ofBoxes.get(arrow.from());
        Slot to = ofBoxes.get(arrow.to());
        boolean isDown = from.rank < to.rank;
        return new ArrowLine(isDown ? from : to, chain, isDown ? to : from, isDown).route();
    }

    /** The line of one arrow, from the lower edge of a box to the upper edge of another. */
    private record ArrowLine(Slot upper, List<Slot> chain, Slot lower, boolean isDown) {
        private static final int HEAD = 7;

        Route route() {
            int x = port(upper, upper.below, chain.get(0));
            int endX = port(lower, lower.above, chain.get(chain.size() - 1));
            String head = isDown ? head(endX, lower.top - HEAD, HEAD) : head(x, upper.bottom() + HEAD, -HEAD);
            StringBuilder path = new StringBuilder(
                    "M%d %dV%d".formatted(x, upper.bottom() + (isDown ? 0 : HEAD), upper.rankBottom));
            Slot last = upper;
            Place labelled = chain.get(0).place();
            for (Slot slot : chain) {
                int at = (int) Math.round(slot.x);
                curve(path, x, last.rankBottom, at, slot.rankTop);
                path.append(slot.isBend() ? "V%d".formatted(slot.rankBottom)
                        : "V%dM%d %dV%d".formatted(slot.top, at, slot.bottom(), slot.rankBottom));
                labelled = slot.isBend() ? labelled : slot.place();
                last = slot;
                x = at;
            }
            curve(path, x, last.rankBottom, endX, lower.rankTop);
            path.append("V%d".formatted(lower.top - (isDown ? HEAD : 0)));
            return new Route(labelled, path.toString(), head);
        }

        /** Between two ranks; within a rank lines are straight, or they would cut what stands beside. */
        private static void curve(StringBuilder path, int x, int y, int toX, int toY) {
            int middle = (y + toY) / 2;
            path.append("C%d %d %d %d %d %d".formatted(x, middle, toX, middle, toX, toY));
        }

        private static String head(int x, int y, int length) {
            return "%d,%d %d,%d %d,%d".formatted(x - 4, y, x + 4, y, x, y + length);
        }

        /** Where an arrow meets a box: the arrows of an edge share its length in the order of where they lead. */
        private static int port(Slot box, List<Slot> neighbours, Slot towards) {
            List<Slot> sorted = neighbours.stream().sorted(Comparator.comparingDouble(Slot::x)).toList();
            double share = (sorted.indexOf(towards) + 0.5) / sorted.size() - 0.5;
            return (int) Math.round(box.x + share * box.width() * 0.9);
        }
    }
}
