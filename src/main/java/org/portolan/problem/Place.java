package org.portolan.problem;

import java.util.Comparator;

/**
 * Where a problem stands: a file and, where they are known, line and column. Nothing is invented: what is not known is
 * 0 and is not printed.
 *
 * @param file   path or IRI as the reader knows it, for example {@code data/memberships.csv}
 * @param line   line from 1, or 0 if unknown
 * @param column column from 1 in code points, or 0 if unknown; 0 whenever {@code line} is 0
 */
public record Place(String file, int line, int column) {
    /** By file, then from its beginning to its end. */
    public static final Comparator<Place> IN_ORDER =
            Comparator.comparing((Place place) -> place.file()).thenComparingInt(Place::line)
                    .thenComparingInt(Place::column);

    /** Checks the bounds. */
    public Place {
        if (line < 0 || column < 0 || (line == 0 && column > 0)) {
            throw new IllegalArgumentException("not a place: " + file + ":" + line + ":" + column);
        }
    }

    /** The whole file. */
    public static Place file(String file) {
        return new Place(file, 0, 0);
    }

    /** A whole line of the file, from 1. */
    public static Place line(String file, int line) {
        return new Place(file, line, 0);
    }

    /** A column of a line, both from 1. */
    public static Place at(String file, int line, int column) {
        return new Place(file, line, column);
    }

    /** {@code file}, {@code file:line} or {@code file:line:column}. */
    @Override
    public String toString() {
        return file + (line == 0 ? "" : ":" + line) + (column == 0 ? "" : ":" + column);
    }
}
