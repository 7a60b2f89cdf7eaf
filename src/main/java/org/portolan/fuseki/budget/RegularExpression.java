package org.portolan.fuseki.budget;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression of <a href="https://www.w3.org/TR/xpath-functions/#regex-syntax">XPath functions</a>, run by
 * RE2/J, whose time grows with the text and not with the number of ways to match it. References back are not there, nor
 * more than 1,000 repetitions; with flag m, {@code ^} and {@code $} match behind a last line break, too.
 *
 * @param pattern  compiled
 * @param literal  the text that it stands for, if it is nothing but that; else empty
 * @param size     instructions of its program, at most, and what its classes take in such
 * @param isQuoted true if nothing in it has a meaning, nor in what replaces it: flag q
 */
public record RegularExpression(Pattern pattern, String literal, long size, boolean isQuoted) {
    /** Instructions that the expressions of one query may have together. */
    public static final long MOST_TOGETHER = 60_000;
    private static final String FLAGS = "smixq";
    private static final int LONGEST = 4_096;
    private static final int LARGEST_PROGRAM = 30_000;
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
            throw PatternText.refused(written, "has the flags \"" + flags + "\"; there are s, m, i, x and q");
        }
        if (written.length() > LONGEST) {
            throw PatternText.refused(written.substring(0, 20) + "…", "is longer than " + LONGEST + " characters");
        }
        boolean isQuoted = flags.contains("q");
        boolean isPlain = flags.replace("q", "").isEmpty()
                && (isQuoted || written.chars().noneMatch(c -> "\\^$.|?*+()[]{}".indexOf(c) >= 0));
        PatternTranslation.Translated translated = PatternTranslation.of(written, flags);
        long size = translated.size();
        if (size > LARGEST_PROGRAM || size * translated.groups() > MOST_PLACES_OF_GROUPS) {
            throw PatternText.refused(written, "is too large: repetitions of repetitions multiply");
        }
        return new RegularExpression(compile(written, translated.re2(), flags), isPlain ? written : "", size, isQuoted);
    }

    private static Pattern compile(String written, String translated, String flags) {
        try {
            return Pattern.compile(translated, flags.contains("m") && !flags.contains("q") ? Pattern.MULTILINE : 0);
        } catch (PatternSyntaxException e) {
            throw PatternText.refused(written, "cannot be used (" + e.getDescription() + "): there are at most "
                    + PatternTranslation.MOST_TIMES + " repetitions, within one another, too");
        }
    }

    /** True if it is found somewhere in the text. */
    boolean isIn(String text, Budget budget) {
        return literal.isEmpty() ? pattern.matcher(new WatchedText(text, budget)).find()
                : Search.indexOf(text, literal, budget) >= 0;
    }

    /** True if it is found in an empty text, and so could be found anywhere and for ever. */
    boolean isFoundInNothing() {
        return pattern.matcher("").find();
    }
}
