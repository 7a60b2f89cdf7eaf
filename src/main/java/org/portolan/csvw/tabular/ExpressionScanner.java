package org.portolan.csvw.tabular;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a regular expression from left to right: its characters, escapes and classes. */
final class ExpressionScanner {
    private static final Pattern PROPERTY = Pattern.compile("([pP])\\{([A-Za-z0-9_=-]+)}");
    private static final Pattern HEX = Pattern.compile("x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|u\\{([0-9A-Fa-f]{1,6})}");
    private static final Pattern CONTROL = Pattern.compile("c([A-Za-z])");
    private static final Map<Integer, Integer> CONTROLS = Map.of((int) 't', 9, (int) 'n', 10, (int) 'v', 11, (int) 'f',
            12, (int) 'r', 13, (int) '0', 0);

    private static final int MOST_SUBTRACTIONS = 20;

    private final String written;
    private final Map<String, CodePointSet> properties = new HashMap<>();
    private int at;
    private int subtractions;

    ExpressionScanner(String written) {
        this.written = written;
    }

    boolean atEnd() {
        return at == written.length();
    }

    int next() throws FormatException {
        if (atEnd()) {
            throw new FormatException("is no regular expression: it ends too early");
        }
        int point = written.codePointAt(at);
        at += Character.charCount(point);
        if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            throw new FormatException("has half a character");
        }
        return point;
    }

    boolean startsWith(String text) {
        return written.startsWith(text, at);
    }

    String peek(int length) {
        return written.substring(at, Math.min(at + length, written.length()));
    }

    /** Takes what a pattern recognises here; empty, and nothing taken, if it does not. */
    Optional<Matcher> take(Pattern pattern) {
        Matcher matcher = pattern.matcher(written).region(at, written.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        at = matcher.end();
        return Optional.of(matcher);
    }

    /** As {@link #take}, with the character that was taken last. */
    Optional<Matcher> takeFromBefore(Pattern pattern) {
        at--;
        Optional<Matcher> found = take(pattern);
        at += found.isPresent() ? 0 : 1;
        return found;
    }

    /** After a backslash: a set such as {@code \d}; empty, and nothing taken, if it is none. */
    Optional<CodePointSet> setEscape() throws FormatException {
        Optional<Matcher> property = take(PROPERTY);
        if (property.isPresent()) {
            CodePointSet set = property(property.get().group(2));
            return Optional.of(property.get().group(1).equals("p") ? set : set.complement());
        }
        if (atEnd() || CONTROL.matcher(written).region(at, written.length()).lookingAt()) {
            return Optional.empty();
        }
        char letter = written.charAt(at);
        Optional<CodePointSet> set = CodePointSet.ofEscape(Character.toLowerCase(letter));
        if (set.isPresent()) {
            at++;
        }
        return set.map(found -> Character.isLowerCase(letter) ? found : found.complement());
    }

    private CodePointSet property(String name) throws FormatException {
        if (!properties.containsKey(name)) {
            properties.put(name, CodePointSet.ofProperty(name)
                    .orElseThrow(() -> new FormatException(
                            "names the property \\p{%s}, which is not known".formatted(name))));
        }
        return properties.get(name);
    }

    /** After a backslash that begins no set: the character that is meant. */
    int characterEscape(boolean inClass) throws FormatException {
        Optional<Matcher> control = take(CONTROL);
        if (control.isPresent()) {
            return control.get().group(1).charAt(0) % 32;
        }
        Optional<Matcher> hex = take(HEX);
        if (hex.isPresent()) {
            return hex(hex.get());
        }
        int point = next();
        if (point >= '1' && point <= '9' || point == 'k') {
            throw new FormatException(
                    "has the back-reference \\%s, which takes more than linear time and is not supported"
                            .formatted(Character.toString(point)));
        } else if (CONTROLS.containsKey(point)) {
            return CONTROLS.get(point);
        } else if (point == 'b' && inClass) {
            return '\b';
        } else if (point < 128 && Character.isLetter(point)) {
            throw new FormatException("has the escape \\%s, which is not known".formatted(Character.toString(point)));
        }
        return point;
    }

    private int hex(Matcher found) throws FormatException {
        String digits = found.group(1) != null ? found.group(1)
                : found.group(2) != null ? found.group(2) : found.group(3);
        int point = Integer.parseInt(digits, 16);
        if (point >= Character.MIN_HIGH_SURROGATE && point <= Character.MAX_HIGH_SURROGATE && startsWith("\\u")) {
            at++;
            int low = take(HEX).map(next -> Integer.parseInt(Optional.ofNullable(next.group(2)).orElse("0"), 16))
                    .orElse(0);
            point = Character.toCodePoint((char) point, (char) low);
        }
        if (point > Character.MAX_CODE_POINT || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                || point < 0) {
            throw new FormatException("has half a character, or one that Unicode does not have");
        }
        return point;
    }

    /** After an opening bracket: the class, with what XML Schema subtracts taken away. */
    CodePointSet characterClass() throws FormatException {
        boolean negated = startsWith("^");
        at += negated ? 1 : 0;
        CodePointSet set = new CodePointSet();
        while (!startsWith("]") && !startsWith("-[")) {
            item(set);
        }
        CodePointSet result = negated ? set.complement() : set;
        if (startsWith("-[")) {
            at += 2;
            if (++subtractions > MOST_SUBTRACTIONS) {
                throw new FormatException("subtracts classes more than %d times".formatted(MOST_SUBTRACTIONS));
            }
            result.removeAll(characterClass());
            if (!startsWith("]")) {
                throw new FormatException("is no regular expression: what a class subtracts ends the class");
            }
        }
        at++;
        return result;
    }

    private void item(CodePointSet set) throws FormatException {
        int first = next();
        if (first == '\\') {
            Optional<CodePointSet> escape = setEscape();
            if (escape.isPresent()) {
                set.addAll(escape.get());
                return;
            }
            first = characterEscape(true);
        }
        boolean range = startsWith("-") && !startsWith("-]") && !startsWith("-[");
        int last = range ? last() : first;
        if (last < first) {
            throw new FormatException("is no regular expression: a range goes backwards from %s to %s"
                    .formatted(Character.toString(first), Character.toString(last)));
        }
        set.add(first, last);
    }

    private int last() throws FormatException {
        at++;
        int last = next();
        if (last == '\\') {
            if (setEscape().isPresent()) {
                throw new FormatException("is no regular expression: a range ends with a class");
            }
            return characterEscape(true);
        }
        return last;
    }
}
