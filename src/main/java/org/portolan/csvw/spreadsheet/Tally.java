package org.portolan.csvw.spreadsheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How often something was met.
 *
 * @param number   how often
 * @param examples the first ones
 */
record Tally(long number, List<Example> examples) {
    static final Tally NONE = new Tally(0, List.of());
    private static final int MOST = 5;

    /** Copies the list. */
    Tally {
        examples = List.copyOf(examples);
    }

    /** A text as it stands in the file, and its line. */
    record Example(String text, int line) {
        @Override
        public String toString() {
            return (text.isEmpty() ? "" : "\"" + text + "\" in ") + "line " + line;
        }
    }

    /** One more. */
    Tally with(String text, int line) {
        List<Example> more = new ArrayList<>(examples);
        if (more.size() < MOST) {
            more.add(new Example(text, line));
        }
        return new Tally(number + 1, more);
    }

    /** Its first example. */
    String first() {
        return examples.get(0).toString();
    }

    /** All examples that are kept, and how many are not. */
    String all() {
        return examples.stream().map(Example::toString).collect(Collectors.joining(", "))
                + (number == examples.size() ? ""
                        : String.format(Locale.ROOT, " and %,d more", number - examples.size()));
    }
}
