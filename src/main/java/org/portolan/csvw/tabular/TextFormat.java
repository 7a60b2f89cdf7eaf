package org.portolan.csvw.tabular;

import java.util.Optional;
import java.util.regex.Pattern;
import org.portolan.csvw.metadata.Datatype;
import org.portolan.problem.Place;
import org.portolan.problem.ProblemSink;

/**
 * Text, with a regular expression if the datatype has a format.
 *
 * @see <a href="https://www.w3.org/TR/tabular-data-model/#formats-for-other-types">Model for Tabular Data, 6.4.6</a>
 */
final class TextFormat implements ValueFormat {
    private static final Pattern BASE64 = Pattern.compile(
            "(?:(?:[A-Za-z0-9+/] ?){4})*+(?:[A-Za-z0-9+/] ?[AQgw] ?= ?=|(?:[A-Za-z0-9+/] ?){2}[AEIMQUYcgkosw048] ?=)?");

    private final Datatype datatype;
    private final RegularExpression format;
    private final Optional<Pattern> lexical;

    TextFormat(Datatype datatype) {
        this.datatype = datatype;
        this.format = RegularExpression.of(datatype);
        this.lexical = lexical(datatype.base());
    }

    /** What XML Schema allows in the built-in datatypes; ours, and linear in time. */
    private static Optional<Pattern> lexical(String base) {
        return switch (base) {
            case "hexBinary" -> Optional.of(Pattern.compile("([0-9A-Fa-f]{2})*+"));
            case "binary", "base64Binary" -> Optional.of(BASE64);
            case "language" -> Optional.of(Pattern.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*+"));
            case "NMTOKEN" -> Optional.of(Pattern.compile("[-._:\\p{L}\\p{N}\\p{M}]++"));
            case "QName" -> Optional.of(Pattern.compile("([_\\p{L}][-._\\p{L}\\p{N}\\p{M}]*+:)?[_\\p{L}][-._\\p{L}\\p{N}\\p{M}]*+"));
            case "Name" -> Optional.of(Pattern.compile("[_:\\p{L}][-._:\\p{L}\\p{N}\\p{M}]*+"));
            case "anyURI" -> Optional.of(Pattern.compile("[^\\s<>\"{}|\\\\^`]*+"));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<String> fault(String text) {
        if ((lexical.isEmpty() || lexical.get().matcher(text).matches()) && format.matches(text)) {
            return Optional.empty();
        }
        return Optional.of(datatype.title().equals("string") ? "does not have the form that is asked for" : "is not " + ValueFormat.named(datatype));
    }

    @Override
    public void check(Place place, ProblemSink problems) {
        format.check(datatype, place, problems);
    }
}
