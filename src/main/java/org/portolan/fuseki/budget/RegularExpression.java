package org.portolan.fuseki.budget;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.function.Predicate;

/**
 * A regular expression of <a href="https://www.w3.org/TR/xpath-functions/#regex-syntax">XPath functions</a> as far as
 * RE2/J has it, whose time grows with the text and not with the number of ways to match it. References back and
 * subtraction of classes are not there; the flags are.
 *
 * @param pattern compiled
 * @param literal the text that it stands for, if it is nothing but that; else empty
 * @param size    instructions of its program, at most
 */
public record RegularExpression(Pattern pattern, String literal, long size) {
    /** Instructions that the expressions of one query may have together. */
    public static final long MOST_TOGETHER = 60_000;
    private static final String FLAGS = "smixq";
    private static final int LONGEST = 4_096;
    private static final int LARGEST_PROGRAM = 30_000;
    private static final int MOST_RANGES = 100_000;
    /** Each instruction may remember where each group begins and ends. */
    private static final int MOST_PLACES_OF_GROUPS = 1_000_000;

    /**
     * Compiles.
     *
     * @param flags any of {@code s m i x q}
     * @throws UnsupportedPatternException if it is wrong, or not for RE2/J, or too large
     */
    public static RegularExpression of(String written, String flags) {
        if (!flags.chars().allMatch(flag -> FLAGS.indexOf(flag) >= 0)) {
            throw refused(written, "has the flags \"" + flags + "\"; there are s, m, i, x and q");
        }
        if (written.length() > LONGEST) {
            throw refused(written.substring(0, 20) + "…", "is longer than " + LONGEST + " characters");
        }
        boolean isQuoted = flags.contains("q");
        boolean isPlain = flags.replace("q", "").isEmpty()
                && (isQuoted || written.chars().noneMatch(c -> "\\^$.|?*+()[]{}".indexOf(c) >= 0));
        String meant = isQuoted ? Pattern.quote(written) : flags.contains("x") ? withoutSpace(written) : written;
        PatternSize.Size size = PatternSize.of(meant, flags.contains("i"));
        if (size.isEndless()) {
            throw refused(written, "has one of the characters U+1C80 to U+1C88, which are not known in both cases");
        }
        if (size.hasClassInClass()) {
            throw refused(written, "has a bracket within a character class; classes are not subtracted here, and a "
                    + "bracket is written \\[");
        }
        if (size.instructions() > LARGEST_PROGRAM || size.ranges() > MOST_RANGES
                || size.instructions() * size.groups() > MOST_PLACES_OF_GROUPS) {
            throw refused(written, "is too large: repetitions of repetitions multiply");
        }
        return new RegularExpression(compile(written, meant, flags), isPlain ? written : "", size.instructions());
    }

    private static Pattern compile(String written, String meant, String flags) {
        Predicate<String> has = flags::contains;
        int bits = (has.test("i") ? Pattern.CASE_INSENSITIVE : 0) | (has.test("s") ? Pattern.DOTALL : 0)
                | (has.test("m") ? Pattern.MULTILINE : 0);
        try {
            return Pattern.compile(meant, bits);
        } catch (PatternSyntaxException e) {
            throw refused(written, "cannot be used (" + e.getDescription() + " at \"" + e.getPattern() + "\"). Regular "
                    + "expressions here are those of RE2, which takes no time without end: no references back such as "
                    + "\\1, no looking ahead or behind, no subtraction of classes, at most 1000 repetitions");
        }
    }

    private static UnsupportedPatternException refused(String written, String why) {
        return new UnsupportedPatternException("The regular expression \"%s\" %s.".formatted(written, why));
    }

    /** What flag x means: space outside of classes is for the reader. */
    private static String withoutSpace(String written) {
        StringBuilder kept = new StringBuilder();
        boolean isClass = false;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\\' && i + 1 < written.length()) {
                kept.append(c).append(written.charAt(++i));
                continue;
            }
            isClass = c == '[' || isClass && c != ']';
            if (isClass || " \t\r\n".indexOf(c) < 0) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    /** True if it is found somewhere in the text. */
    boolean isIn(String text, Budget budget) {
        return literal.isEmpty() ? pattern.matcher(new WatchedText(text, budget)).find()
                : Search.indexOf(text, literal, budget) >= 0;
    }
}
