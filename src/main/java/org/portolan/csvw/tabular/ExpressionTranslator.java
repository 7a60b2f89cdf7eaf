package org.portolan.csvw.tabular;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a regular expression of ECMAScript or XML Schema as RE2 has it: classes become ranges, groups do not capture.
 * What RE2 lacks (back-references, look-around) and what would grow beyond measure is refused by name.
 *
 * @see <a href="https://262.ecma-international.org/#sec-patterns">ECMAScript, Patterns</a>
 * @see <a href="https://www.w3.org/TR/xmlschema11-2/#regexs">XML Schema Datatypes, G</a>
 */
final class ExpressionTranslator {
    private static final int MOST_STEPS = 10_000;
    private static final int DEEPEST = 100;
    private static final int MOST_REPEATS = 1000;
    private static final Pattern BRACES = Pattern.compile("\\{([0-9]{1,9})(,([0-9]{1,9})?)?}");
    private static final Pattern GROUP = Pattern.compile("\\?(?::|<[A-Za-z_$][A-Za-z0-9_$]*>|([ims]*(?:-[ims]+)?):)");
    private static final String NO_LINE_END = "[^\\n\\r\\x{2028}\\x{2029}]";

    private final ExpressionScanner scanner;
    private final StringBuilder out = new StringBuilder();
    private final Deque<long[]> open = new ArrayDeque<>();
    private long[] size = new long[2];
    private boolean repeatable;

    ExpressionTranslator(String written) {
        this.scanner = new ExpressionScanner(written);
    }

    String translate() throws FormatException {
        while (!scanner.atEnd()) {
            part(scanner.next());
        }
        if (!open.isEmpty()) {
            throw new FormatException("is no regular expression: a ( is never closed");
        }
        return out.toString();
    }

    private void part(int point) throws FormatException {
        switch (point) {
            case '(' -> open();
            case ')' -> close();
            case '|' -> {
                out.append('|');
                size[0] += size[1] + 1;
                size[1] = 0;
                repeatable = false;
            }
            case '^', '$' -> assertion(Character.toString(point));
            case '.' -> atom(NO_LINE_END, 1);
            case '[' -> atom(scanner.characterClass().written(), 1);
            case '\\' -> escape();
            case '*', '+', '?' -> repeat(Character.toString(point), 1);
            case '{' -> braces();
            default -> atom(literal(point), 1);
        }
    }

    private void atom(String written, long steps) {
        out.append(written);
        size[0] += size[1];
        size[1] = steps;
        repeatable = true;
    }

    private void assertion(String written) {
        atom(written, 1);
        repeatable = false;
    }

    private void open() throws FormatException {
        Optional<Matcher> head = scanner.take(GROUP);
        if (head.isEmpty() && scanner.startsWith("?")) {
            throw new FormatException("has %s, which takes more than linear time and is not supported".formatted(
                    scanner.startsWith("?<=") || scanner.startsWith("?<!")
                            ? "a look-behind (%s".formatted(scanner.peek(3))
                            : scanner.startsWith("?=") || scanner.startsWith("?!")
                                    ? "a look-ahead (%s".formatted(scanner.peek(2))
                            : "the group (%s".formatted(scanner.peek(2))));
        }
        if (open.size() >= DEEPEST) {
            throw new FormatException("is nested more than %d groups deep".formatted(DEEPEST));
        }
        out.append("(?").append(head.map(found -> found.group(1)).orElse("")).append(':');
        open.push(size);
        size = new long[2];
        repeatable = false;
    }

    private void close() throws FormatException {
        if (open.isEmpty()) {
            throw new FormatException("is no regular expression: a ) has no (");
        }
        long steps = size[0] + size[1] + 2;
        size = open.pop();
        atom(")", steps);
    }

    private void escape() throws FormatException {
        if (scanner.startsWith("b") || scanner.startsWith("B")) {
            assertion("\\" + Character.toString(scanner.next()));
            return;
        }
        Optional<CodePointSet> set = scanner.setEscape();
        atom(set.isPresent() ? set.get().written() : literal(scanner.characterEscape(false)), 1);
    }

    private void braces() throws FormatException {
        Optional<Matcher> found = scanner.takeFromBefore(BRACES);
        if (found.isEmpty()) {
            atom(literal('{'), 1);
            return;
        }
        int least = Integer.parseInt(found.get().group(1));
        int most = Optional.ofNullable(found.get().group(3)).map(Integer::parseInt).orElse(least);
        if (most < least) {
            throw new FormatException(
                    "is no regular expression: %s has its numbers the wrong way round".formatted(found.get().group()));
        } else if (most > MOST_REPEATS) {
            throw new FormatException("repeats more than %d times: %s".formatted(MOST_REPEATS, found.get().group()));
        }
        repeat(found.get().group(), Math.max(1, most));
    }

    private void repeat(String written, int times) throws FormatException {
        if (!repeatable) {
            throw new FormatException("is no regular expression: a %s repeats nothing".formatted(written));
        }
        repeatable = false;
        out.append(written);
        size[1] = size[1] * times + 1;
        if (size[1] > MOST_STEPS) {
            throw new FormatException("repeats repetitions more than %d times in all".formatted(MOST_STEPS));
        }
        if (scanner.startsWith("?")) {
            out.appendCodePoint(scanner.next());
        } else if (scanner.startsWith("+")) {
            throw new FormatException("has the possessive quantifier %s+, which is not supported".formatted(written));
        }
    }

    private static String literal(int point) {
        return point < 128 && Character.isLetterOrDigit(point) ? Character.toString(point) : "\\x{%x}".formatted(point);
    }
}
