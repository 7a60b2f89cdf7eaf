package org.portolan.fuseki.budget;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A <a href="https://www.w3.org/TR/xpath-functions/#regex-syntax">regular expression of XPath</a> as one of RE2, and
 * how much it asks for, which is told before RE2/J makes anything of it: it writes a repetition out, and repetitions
 * of repetitions multiply. Whatever the two read differently is written out: classes become lists of characters, and
 * with flag i so do letters. What XPath does not know is refused, so that no expression means here what it means
 * nowhere else.
 */
final class PatternTranslation {
    static final int MOST_TIMES = 1_000;
    /** So many ranges of characters take the memory of an instruction. */
    private static final int RANGES_OF_INSTRUCTION = 25;
    /** Beyond this nobody asks how much more it is. */
    private static final long MOST = 1L << 40;
    private static final Pattern BOUNDS = Pattern.compile("(\\d++)(,(\\d*+))?+}");
    private final PatternText text;
    private final CharacterSets sets;
    private final boolean isDotAll;
    private final StringBuilder made = new StringBuilder();
    private final Deque<Long> open = new ArrayDeque<>();
    private boolean isRepeatable;
    private long sum;
    private long last;
    private int groups;

    private PatternTranslation(PatternText text, String flags) {
        this.text = text;
        sets = new CharacterSets(text, flags.contains("i"));
        isDotAll = flags.contains("s");
    }

    /**
     * What it has become.
     *
     * @param re2          the same for RE2, with its flag for several lines where {@code m} is given, and no other
     * @param size         instructions of its program, at most, and what its classes take in such
     * @param groups       that remember what they have found
     */
    record Translated(String re2, long size, int groups) {
    }

    /**
     * Translates.
     *
     * @param flags any of {@code s m i x q}
     * @throws UnsupportedPatternException if it is none of XPath, or RE2 has no such
     */
    static Translated of(String written, String flags) {
        boolean isQuoted = flags.contains("q");
        String meant = flags.contains("x") && !isQuoted ? withoutSpace(written) : written;
        PatternText text = new PatternText(meant);
        PatternTranslation translation = new PatternTranslation(text, flags);
        while (!text.isAtEnd()) {
            if (isQuoted) {
                translation.add(translation.sets.of(text.point()));
            } else {
                translation.part();
            }
        }
        if (!translation.open.isEmpty()) {
            throw text.refused("has a bracket ( that is not closed");
        }
        return new Translated(translation.made.toString(), translation.size(), translation.groups);
    }

    private long size() {
        return sum + 4 + sets.ranges() / RANGES_OF_INSTRUCTION;
    }

    /** What flag x means: space outside of classes is for the reader. */
    private static String withoutSpace(String written) {
        StringBuilder kept = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\\' && i + 1 < written.length()) {
                kept.append(c).append(written.charAt(++i));
                continue;
            }
            depth = c == '[' ? depth + 1 : c == ']' ? Math.max(0, depth - 1) : depth;
            if (depth > 0 || " \t\r\n".indexOf(c) < 0) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    private void part() {
        int point = text.point();
        switch (point) {
            case '(' -> open();
            case ')' -> close();
            case '[' -> add(sets.bracketed());
            case '\\' -> add(sets.escape());
            case '{' -> braces();
            case '*', '+', '?' -> repeat(Character.toString(point), 1);
            case '|' -> {
                atom("|");
                isRepeatable = false;
            }
            case '^', '$' -> atom(Character.toString(point));
            case '.' -> add(isDotAll ? CodePoints.of(0, Character.MAX_CODE_POINT)
                    : CodePoints.of('\n', '\n', '\r', '\r').others());
            case ']', '}' -> throw text.refused("has a bracket that closes nothing; one that stands for itself "
                    + "is written \\" + (char) point);
            default -> add(sets.of(point));
        }
    }

    private void atom(String written) {
        made.append(written);
        isRepeatable = true;
        last = 2; // with an alternative, or nothing, beside it
        sum = Math.min(sum + last, MOST);
    }

    private void add(CodePoints set) {
        boolean isOne = set.ranges().size() == 1 && set.ranges().get(0).low() == set.ranges().get(0).high();
        atom(isOne ? CodePoints.written(set.ranges().get(0).low()) : set.written());
    }

    private void open() {
        boolean isCounted = !text.skip("?:");
        if (isCounted && text.isNext("?")) {
            throw text.refused("has a group that begins with (?. XPath has (?:…) only: no looking ahead or behind, no "
                    + "names, and flags such as i are the third argument of REGEX and the fourth of REPLACE");
        }
        made.append(isCounted ? "(" : "(?:");
        groups += isCounted ? 1 : 0;
        open.push(sum);
        sum = 0;
        isRepeatable = false;
    }

    private void close() {
        if (open.isEmpty()) {
            throw text.refused("has a bracket ) that closes nothing; one that stands for itself is written \\)");
        }
        made.append(')');
        isRepeatable = true;
        last = Math.min(sum + 2, MOST);
        sum = Math.min(open.pop() + last, MOST);
    }

    private void repeat(String written, long times) {
        if (!isRepeatable) {
            throw text.refused("repeats nothing with \"" + written + "\", which stands for itself after a \\ only");
        }
        made.append(written).append(text.skip("?") ? "?" : "");
        isRepeatable = false;
        sum -= last;
        last = Math.min((last + 1) * times, MOST);
        sum = Math.min(sum + last, MOST);
    }

    /** {n}, {n,} or {n,m}. */
    private void braces() {
        MatchResult bounds = text.take(BOUNDS).orElseThrow(() -> text.refused(
                "has braces without a number of times, as in a{2,3}; one that stands for itself is written \\{"));
        long least = times(bounds.group(1));
        boolean isOne = bounds.group(2) == null;
        boolean isOpenEnded = !isOne && bounds.group(3).isEmpty();
        long most = isOne || isOpenEnded ? least : times(bounds.group(3));
        if (most < least) {
            throw text.refused("asks for at least %d times and at most %d".formatted(least, most));
        }
        repeat("{" + least + (isOne ? "" : isOpenEnded ? "," : "," + most) + "}",
                Math.max(1, isOpenEnded ? least + 1 : most));
    }

    private long times(String digits) {
        String plain = digits.replaceFirst("^0+(?=.)", "");
        if (plain.length() > 4 || Long.parseLong(plain) > MOST_TIMES) {
            throw text.refused("repeats something " + plain + " times; here at most " + MOST_TIMES + " repetitions");
        }
        return Long.parseLong(plain);
    }
}
