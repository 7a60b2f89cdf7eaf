package org.portolan.fuseki.budget;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A regular expression as it is written, which is read from its beginning to its end. */
final class PatternText {
    private final String written;
    private int next;

    PatternText(String written) {
        this.written = written;
    }

    /** The sentence for who wrote it. */
    UnsupportedPatternException refused(String why) {
        return refused(written, why);
    }

    static UnsupportedPatternException refused(String written, String why) {
        return new UnsupportedPatternException("The regular expression \"%s\" %s.".formatted(written, why));
    }

    boolean isAtEnd() {
        return next >= written.length();
    }

    /** Takes the next character. */
    int point() {
        int point = written.codePointAt(next);
        next += Character.charCount(point);
        return point;
    }

    /** The next character, which is not taken; 0 at the end. */
    int ahead() {
        return isAtEnd() ? 0 : written.codePointAt(next);
    }

    boolean isNext(String text) {
        return written.startsWith(text, next);
    }

    /** Takes this if it comes next. */
    boolean skip(String text) {
        boolean is = isNext(text);
        next += is ? text.length() : 0;
        return is;
    }

    /** Takes what comes next as far as it matches, if it does. */
    Optional<MatchResult> take(Pattern wanted) {
        Matcher matcher = wanted.matcher(written).region(next, written.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        next = matcher.end();
        return Optional.of(matcher.toMatchResult());
    }
}
