package org.portolan.csvw.annotated;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URI template, split once. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6570">RFC 6570</a>
 */
final class UriTemplate {
    private static final Pattern EXPRESSION = Pattern.compile(
            "([+#./;?&]?)([A-Za-z0-9_.%]+(?::[0-9]{1,4}|\\*)?(?:,[A-Za-z0-9_.%]+(?::[0-9]{1,4}|\\*)?)*)");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~/:@!$&'()*+,;=?-]*");
    private static final boolean[] UNRESERVED = ascii("-._~");
    private static final boolean[] RESERVED = ascii("-._~:/?#[]@!$&'()*+,;=");
    private static final String HEX = "0123456789ABCDEF";

    private static final int USUAL = 64;

    private final Part[] parts;

    private UriTemplate(List<Part> parts) {
        this.parts = parts.toArray(Part[]::new);
    }

    /** A part of a template. */
    private sealed interface Part {
    }

    /** Text between expressions, encoded. */
    private record Literal(String text) implements Part {
    }

    /**
     * Variables and how they are written (RFC 6570, appendix A).
     *
     * @param first     stands before the first value
     * @param separator stands between variables
     * @param named     true if names are written too
     * @param empty     stands after the name of an empty value
     * @param allowed   the characters that are written as they are
     */
    private record Expression(String operator, List<Variable> variables, String first, String separator, boolean named,
                              String empty, boolean[] allowed) implements Part {
        static Expression of(String operator, List<Variable> variables) {
            boolean isReserved = operator.equals("+") || operator.equals("#");
            String separator = operator.isEmpty() || isReserved ? "," : operator.equals("?") ? "&" : operator;
            return new Expression(operator, variables, operator.equals("+") ? "" : operator, separator,
                    List.of(";", "?", "&").contains(operator), operator.equals(";") ? "" : "=",
                    isReserved ? RESERVED : UNRESERVED);
        }
    }

    /**
     * A variable: its name, its number among the names, whether a list is taken apart, how many characters are taken.
     */
    private record Variable(String name, int number, String constant, boolean explode, int most) {
    }

    /** The number of {@code _row}. */
    static final int ROW = -1;
    /** The number of {@code _sourceRow}. */
    static final int SOURCE_ROW = -2;
    private static final int UNDEFINED = -3;
    private static final int CONSTANT = -4;

    /**
     * The names that a template may call (Metadata Vocabulary, 5.1.3): columns, whose numbers are their positions,
     * {@code _row}, {@code _sourceRow}, and what is the same in all rows.
     *
     * @param columns   names of columns
     * @param constants {@code _name}, {@code _column} and {@code _sourceColumn} of the column that the template belongs
     *                  to
     */
    record Names(List<String> columns, Map<String, String> constants) {
        private int number(String name) {
            return switch (name) {
                case "_row" -> ROW;
                case "_sourceRow" -> SOURCE_ROW;
                default -> constants.containsKey(name) ? CONSTANT
                        : columns.contains(name) ? columns.indexOf(name) : UNDEFINED;
            };
        }
    }

    /** The values of variables by their numbers. */
    interface Bindings {
        /** How many values the variable has: none if it is undefined, several if it is a list. */
        int count(int variable);

        /** One of its values, from 0. */
        String text(int variable, int which);
    }

    /** The template; empty if its braces or expressions are not as RFC 6570 has them. */
    static Optional<UriTemplate> parse(String text, Names names) {
        List<Part> parts = new ArrayList<>();
        int position = 0;
        while (position < text.length()) {
            int open = text.indexOf('{', position);
            String literal = text.substring(position, open < 0 ? text.length() : open);
            if (literal.indexOf('}') >= 0) {
                return Optional.empty();
            }
            parts.add(new Literal(encoded(literal)));
            if (open < 0) {
                break;
            }
            int close = text.indexOf('}', open);
            Optional<Expression> expression = close < 0 ? Optional.empty()
                    : expression(text.substring(open + 1, close), names);
            if (expression.isEmpty()) {
                return Optional.empty();
            }
            parts.add(expression.get());
            position = close + 1;
        }
        return Optional.of(new UriTemplate(parts));
    }

    private static Optional<Expression> expression(String text, Names names) {
        Matcher matcher = EXPRESSION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<Variable> variables = new ArrayList<>();
        for (String spec : matcher.group(2).split(",")) {
            int colon = spec.indexOf(':');
            String name = spec.replaceFirst("(:[0-9]+|\\*)$", "");
            variables.add(
                    new Variable(name, names.number(name), names.constants().getOrDefault(name, ""), spec.endsWith("*"),
                    colon < 0 ? Integer.MAX_VALUE : Integer.parseInt(spec.substring(colon + 1))));
        }
        return Optional.of(Expression.of(matcher.group(1), variables));
    }

    /** The names of its variables. */
    List<String> variables() {
        return Arrays.stream(parts).filter(Expression.class::isInstance).map(Expression.class::cast)
                .flatMap(expression -> expression.variables().stream()).map(Variable::name).toList();
    }

    /** True if no value changes it. */
    boolean isConstant() {
        return Arrays.stream(parts).filter(Expression.class::isInstance).map(Expression.class::cast)
                .flatMap(expression -> expression.variables().stream())
                .allMatch(variable -> variable.number() <= UNDEFINED);
    }

    /** The template with values in the place of its variables. */
    String expand(Bindings values) {
        StringBuilder out = new StringBuilder(USUAL);
        expand(0, values, out);
        return out.toString();
    }

    /** Appends the parts after the {@link #simpleBeginning}, with values in the place of variables. */
    void expandRest(Bindings values, StringBuilder out) {
        expand(1, values, out);
    }

    private void expand(int from, Bindings values, StringBuilder out) {
        for (int i = from; i < parts.length; i++) {
            if (parts[i] instanceof Literal literal) {
                out.append(literal.text());
            } else if (parts[i] instanceof Expression expression) {
                expand(expression, values, out);
            }
        }
    }

    private static int count(Variable variable, Bindings values) {
        return variable.number() == CONSTANT ? 1 : variable.number() == UNDEFINED ? 0 : values.count(variable.number());
    }

    private static String text(Variable variable, int which, Bindings values) {
        return variable.number() == CONSTANT ? variable.constant() : values.text(variable.number(), which);
    }

    private static void expand(Expression expression, Bindings values, StringBuilder out) {
        String before = expression.first();
        for (Variable variable : expression.variables()) {
            if (count(variable, values) > 0) {
                out.append(before);
                before = expression.separator();
                append(variable, values, expression, out);
            }
        }
    }

    private static void append(Variable variable, Bindings values, Expression expression, StringBuilder out) {
        for (int i = 0; i < count(variable, values); i++) {
            String text = text(variable, i, values);
            if (i > 0) {
                out.append(variable.explode() ? expression.separator() : ",");
            }
            if (expression.named() && (i == 0 || variable.explode())) {
                out.append(variable.name()).append(text.isEmpty() ? expression.empty() : "=");
            }
            if (text.length() <= variable.most() && isPlain(text, expression.allowed())) {
                out.append(text);
            } else {
                encode(text, expression.allowed(), variable.most(), out);
            }
        }
    }

    private static boolean isPlain(String text, boolean[] allowed) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= allowed.length || !allowed[text.charAt(i)]) {
                return false;
            }
        }
        return true;
    }

    private static String encoded(String text) {
        StringBuilder out = new StringBuilder();
        encode(text, RESERVED, Integer.MAX_VALUE, out);
        return out.toString();
    }

    private static void encode(String text, boolean[] allowed, int most, StringBuilder out) {
        int end = most < text.length()
                ? text.offsetByCodePoints(0, Math.min(most, text.codePointCount(0, text.length())))
                : text.length();
        for (int i = 0; i < end; i++) {
            char character = text.charAt(i);
            if (character < allowed.length && allowed[character]
                    || character == '%' && allowed == RESERVED && isTriplet(text, i, end)) {
                out.append(character);
            } else {
                int point = text.codePointAt(i);
                i += Character.charCount(point) - 1;
                for (byte octet : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                    out.append('%').append(HEX.charAt(octet >> 4 & 15)).append(HEX.charAt(octet & 15));
                }
            }
        }
    }

    private static boolean isTriplet(String text, int at, int end) {
        return at + 2 < end && Character.digit(text.charAt(at + 1), 16) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0;
    }

    /** Letters, digits and some more characters, as a table of ASCII. */
    private static boolean[] ascii(String more) {
        boolean[] table = new boolean[128];
        for (char character = 0; character < table.length; character++) {
            table[character] = character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z'
                    || character >= '0' && character <= '9'
                    || more.indexOf(character) >= 0;
        }
        return table;
    }

    /**
     * What every expansion begins with; empty unless everything after it is made of percent-encoded octets and of
     * characters that may stand anywhere in a path, query or fragment.
     */
    Optional<String> simpleBeginning() {
        boolean simple = Arrays.stream(parts).filter(Expression.class::isInstance)
                .allMatch(part -> ((Expression) part).operator().isEmpty());
        boolean plain = Arrays.stream(parts).skip(1).filter(Literal.class::isInstance)
                .allMatch(part -> PLAIN.matcher(((Literal) part).text()).matches());
        return simple && plain && parts.length > 1 && parts[0] instanceof Literal literal ? Optional.of(literal.text())
                : Optional.empty();
    }
}
