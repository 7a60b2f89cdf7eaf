package org.portolan.csvw.tabular;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.portolan.csvw.metadata.Datatype;

/**
 * Whether text is a value of a datatype, and its canonical form. Made once a column; thread-safe.
 *
 * @see <a href="https://www.w3.org/TR/tabular-data-model/#parsing-cells">Model for Tabular Data, 6.4.2 to 6.4.6</a>
 */
interface ValueFormat {
    /** Why the text is no value: a phrase such as {@code is not a date}; empty if it is one. */
    Optional<String> fault(String text);

    /** The canonical lexical form of a text without fault. */
    default String canonical(String text) {
        return text;
    }

    /** The format of a datatype. */
    static ValueFormat of(Datatype datatype) {
        String base = datatype.base();
        if (NumberFormat.TYPES.contains(base)) {
            return new NumberFormat(datatype);
        } else if (base.equals("boolean")) {
            return new BooleanFormat(datatype);
        } else if (DateFormat.TYPES.contains(base)) {
            return new DateFormat(datatype);
        }
        return Text.of(datatype);
    }

    /** An article and the name of a datatype as messages call it: {@code a date}, {@code an integer}. */
    static String named(Datatype datatype) {
        String title = datatype.title();
        return ("aeiouAEIO".indexOf(title.charAt(0)) >= 0 ? "an " : "a ") + title;
    }

    /** Text, with a regular expression if the datatype has a format. */
    record Text(Datatype datatype, Optional<Pattern> pattern, Optional<Pattern> lexical) implements ValueFormat {
        private static final Set<String> BINARY = Set.of("hexBinary", "binary", "base64Binary");

        static Text of(Datatype datatype) {
            return new Text(datatype, datatype.format().flatMap(Text::compile), lexical(datatype.base()));
        }

        private static Optional<Pattern> compile(String format) {
            try {
                return Optional.of(Pattern.compile(format));
            } catch (PatternSyntaxException wrong) {
                return Optional.empty();
            }
        }

        private static Optional<Pattern> lexical(String base) {
            return switch (base) {
                case "hexBinary" -> Optional.of(Pattern.compile("([0-9A-Fa-f]{2})*"));
                case "binary", "base64Binary" -> Optional.of(Pattern.compile("[A-Za-z0-9+/= ]*"));
                case "language" -> Optional.of(Pattern.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*"));
                case "NMTOKEN" -> Optional.of(Pattern.compile("[-._:\\p{L}\\p{N}\\p{M}]+"));
                case "Name", "QName" -> Optional.of(Pattern.compile("[_:\\p{L}][-._:\\p{L}\\p{N}\\p{M}]*"));
                case "anyURI" -> Optional.of(Pattern.compile("[^\\s<>\"{}|\\\\^`]*"));
                default -> Optional.empty();
            };
        }

        @Override
        public Optional<String> fault(String text) {
            boolean fits = lexical.map(rule -> rule.matcher(text).matches()).orElse(true)
                    && pattern.map(rule -> rule.matcher(text).matches()).orElse(true);
            return fits ? Optional.empty() : Optional.of(datatype.title().equals("string")
                    ? "does not have the form that is asked for" : "is not " + named(datatype));
        }
    }

    /** The two words for true and false, {@code format} separating them by {@code |}. */
    record BooleanFormat(Set<String> yes, Set<String> no) implements ValueFormat {
        BooleanFormat(Datatype datatype) {
            this(words(datatype, 0, Set.of("true", "1")), words(datatype, 1, Set.of("false", "0")));
        }

        private static Set<String> words(Datatype datatype, int index, Set<String> otherwise) {
            return datatype.format().map(format -> format.split("\\|", -1)).filter(words -> words.length == 2)
                    .map(words -> Set.of(words[index])).orElse(otherwise);
        }

        @Override
        public Optional<String> fault(String text) {
            return yes.contains(text) || no.contains(text) ? Optional.empty()
                    : Optional.of("is neither " + String.join(" nor ", yes.stream().sorted().toList().get(yes.size() - 1),
                            no.stream().sorted().toList().get(no.size() - 1)));
        }

        @Override
        public String canonical(String text) {
            return Boolean.toString(yes.contains(text));
        }
    }
}
