package org.portolan.fuseki.budget;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much a regular expression of <a href="https://github.com/google/re2/wiki/Syntax">RE2</a> asks for, told from the
 * text of it before anything is made: RE2/J writes a repetition out, and repetitions of repetitions multiply. It is
 * never too little; what is wrong in the expression is for RE2/J to tell.
 */
final class PatternSize {
    /** Beyond this nobody asks how much more it is. */
    private static final long MOST = 1L << 40;
    /** RE2/J goes from one case of a character to the next until it is back; from these it never comes back. */
    private static final int FIRST_ENDLESS = 0x1c80;
    private static final int LAST_ENDLESS = 0x1c88;
    /** No character beyond it has two cases, as RE2/J has them. */
    private static final int LAST_FOLDED = 0x1e943;
    /** Ranges of a large property of characters. */
    private static final int PROPERTY = 300;
    private static final int MOST_TIMES = 10_000;
    private static final Pattern BOUNDS = Pattern.compile("(\\d++)(?:,(\\d*+))?+");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]{2}|\\{[0-9a-fA-F]{1,7}}");
    private static final Pattern OCTAL = Pattern.compile("[0-7]{1,3}");
    private static final Pattern FLAGS = Pattern.compile("\\?[a-zA-Z-]*+\\)");
    private static final Pattern FOLDING = Pattern.compile("\\(\\?[a-hj-zA-Z-]*+i");
    private final String pattern;
    private final boolean isFolding;
    private final Deque<Long> open = new ArrayDeque<>();
    private int next;
    private long sum;
    private long last;
    private int groups;
    private long ranges;
    private boolean isEndless;
    private boolean hasClassInClass;

    private PatternSize(String pattern, boolean isFolding) {
        this.pattern = pattern;
        this.isFolding = isFolding;
    }

    /**
     * How much it asks for.
     *
     * @param instructions of its program, at most
     * @param groups       at most
     * @param ranges       of characters, that its classes are made of, about
     * @param isEndless    true if RE2/J would not come to an end with it
     * @param hasClassInClass true if a bracket opens within a class, which for RE2/J stands for itself
     */
    record Size(long instructions, int groups, long ranges, boolean isEndless, boolean hasClassInClass) {
    }

    /** @param isFolding true if upper and lower case are the same */
    static Size of(String pattern, boolean isFolding) {
        PatternSize size = new PatternSize(pattern, isFolding || FOLDING.matcher(pattern).find());
        while (size.next < pattern.length()) {
            size.part(pattern.charAt(size.next++));
        }
        while (!size.open.isEmpty()) {
            size.close();
        }
        return new Size(size.sum + 4, size.groups, size.ranges, size.isEndless, size.hasClassInClass);
    }

    private void part(char c) {
        switch (c) {
            case '(' -> open();
            case ')' -> close();
            case '[' -> characterClass();
            case '\\' -> escape();
            case '{' -> braces();
            case '*', '+', '?' -> repeat(1);
            default -> {
                next--;
                literal();
            }
        }
    }

    private void atom(long size) {
        last = Math.min(size, MOST);
        sum = Math.min(sum + last, MOST);
    }

    private void open() {
        Matcher flags = FLAGS.matcher(pattern).region(next, pattern.length());
        if (flags.lookingAt()) { // a repetition after them is one of what stands before them
            next = flags.end();
            return;
        }
        groups++;
        open.push(sum);
        sum = 0;
        last = 0;
        if (next < pattern.length() && pattern.charAt(next) == '?') { // not a repetition: the kind of the group
            next++;
        }
    }

    private void close() {
        if (!open.isEmpty()) {
            long inner = sum + 2;
            sum = open.pop();
            atom(inner);
        }
    }

    private void repeat(long times) {
        sum -= last;
        atom((last + 1) * times);
    }

    /** {n}, {n,} or {n,m}; anything else stands for itself. */
    private void braces() {
        int end = pattern.indexOf('}', next);
        Matcher bounds = BOUNDS.matcher(end < 0 ? "" : pattern.substring(next, end));
        if (bounds.matches()) {
            next = end + 1;
            long least = times(bounds.group(1));
            repeat(bounds.group(2) == null ? least : Math.max(least + 1, times(bounds.group(2))));
        } else {
            atom(2);
        }
    }

    /** RE2/J takes no more than a thousand. */
    private static long times(String digits) {
        return digits.isEmpty() ? 1 : digits.length() > 4 ? MOST_TIMES : Math.max(1, Long.parseLong(digits));
    }

    private void escape() {
        if (next >= pattern.length()) {
            return;
        }
        char c = pattern.charAt(next++);
        if (c == 'Q') {
            int end = pattern.indexOf("\\E", next);
            int stop = end < 0 ? pattern.length() : end;
            while (next < stop) {
                int point = pattern.codePointAt(next);
                next += Character.charCount(point);
                range(point, point);
                atom(2);
            }
            next = end < 0 ? stop : stop + 2;
            return;
        }
        next -= 2;
        literal();
    }

    private void literal() {
        int point = point();
        range(point, point);
        atom(2); // an alternative takes two
    }

    /** A class is one instruction, whatever is in it; what is in it is sorted once. */
    private void characterClass() {
        next += pattern.startsWith("^", next) ? 1 : 0;
        boolean isFirst = true;
        while (next < pattern.length() && (isFirst || pattern.charAt(next) != ']')) {
            isFirst = false;
            int named = pattern.startsWith("[:", next) ? pattern.indexOf(":]", next) : -1;
            if (named >= 0) {
                next = named + 2;
            } else {
                range();
            }
        }
        next++;
        ranges++;
        atom(2);
    }

    private void range() {
        int low = ofClass();
        boolean isRange = pattern.startsWith("-", next) && next + 1 < pattern.length()
                && pattern.charAt(next + 1) != ']';
        if (!isRange) {
            range(low, low);
            return;
        }
        next++;
        range(low, ofClass());
    }

    private int ofClass() {
        hasClassInClass |= pattern.charAt(next) == '[';
        return point();
    }

    /** RE2/J looks up the other case of each character within it. */
    private void range(int low, int high) {
        if (isFolding) {
            isEndless |= low <= LAST_ENDLESS && high >= FIRST_ENDLESS;
            ranges += Math.max(0, Math.min(high, LAST_FOLDED) - low);
        }
        ranges++;
    }

    /** Reads a character, or what stands for one; 0 if it is a property, which has a table for both cases. */
    private int point() {
        int point = pattern.codePointAt(next);
        next += Character.charCount(point);
        if (point != '\\' || next >= pattern.length()) {
            return point;
        }
        char kind = pattern.charAt(next++);
        if (kind == 'p' || kind == 'P') {
            ranges += PROPERTY;
            skipBraces();
            return 0;
        }
        Matcher digits = (kind == 'x' ? HEXADECIMAL : OCTAL).matcher(pattern).region(kind == 'x' ? next : next - 1,
                pattern.length());
        if (!digits.lookingAt()) {
            return kind;
        }
        next = digits.end();
        return Integer.parseInt(digits.group().replaceAll("[{}]", ""), kind == 'x' ? 16 : 8);
    }

    private void skipBraces() {
        if (pattern.startsWith("{", next)) {
            int end = pattern.indexOf('}', next);
            next = end < 0 ? pattern.length() : end + 1;
        }
    }
}
