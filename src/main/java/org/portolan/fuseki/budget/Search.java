package org.portolan.fuseki.budget;

/** Looks for a text in another in a time that grows with their lengths and not with the product of these. */
final class Search {
    /** Up to here the plain way is the faster one. */
    private static final long SMALL = 1 << 16;

    private Search() {
    }

    /** As {@link String#indexOf(String)}. */
    static int indexOf(String text, String part, Budget budget) {
        budget.step();
        return (long) text.length() * part.length() <= SMALL || part.length() < 2 ? text.indexOf(part)
                : inLinearTime(text, part, budget);
    }

    /** The algorithm of Knuth, Morris and Pratt. */
    private static int inLinearTime(String text, String part, Budget budget) {
        int[] borders = borders(part);
        int matched = 0;
        for (int i = 0; i < text.length(); i++) {
            if ((i & 0xffff) == 0) {
                budget.step();
            }
            while (matched > 0 && text.charAt(i) != part.charAt(matched)) {
                matched = borders[matched - 1];
            }
            if (text.charAt(i) == part.charAt(matched)) {
                matched++;
            }
            if (matched == part.length()) {
                return i - matched + 1;
            }
        }
        return -1;
    }

    private static int[] borders(String part) {
        int[] borders = new int[part.length()];
        int length = 0;
        for (int i = 1; i < part.length(); i++) {
            while (length > 0 && part.charAt(i) != part.charAt(length)) {
                length = borders[length - 1];
            }
            if (part.charAt(i) == part.charAt(length)) {
                length++;
            }
            borders[i] = length;
        }
        return borders;
    }
}
