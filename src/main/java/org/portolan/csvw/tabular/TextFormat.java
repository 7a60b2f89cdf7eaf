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
    private final Datatype datatype;
    private final boolean isUri;
    private final RegularExpression format;
    private final Optional<Pattern> lexical;

    TextFormat(Datatype datatype) {
        this.datatype = datatype;
        this.isUri = datatype.base().equals("anyURI");
        this.format = RegularExpression.of(datatype);
        this.lexical = lexical(datatype.base());
    }

    /** What XML Schema allows in the built-in datatypes; ours, and linear in time. */
    private static Optional<Pattern> lexical(String base) {
        return switch (base) {
            case "hexBinary" -> Optional.of(Pattern.compile("([0-9A-Fa-f]{2})*+"));
            case "binary", "base64Binary" -> Optional.of(Pattern.compile("[A-Za-z0-9+/= ]*+"));
            case "language" -> Optional.of(Pattern.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*+"));
            case "NMTOKEN" -> Optional.of(Pattern.compile("[-._:\\p{L}\\p{N}\\p{M}]++"));
            case "Name", "QName" -> Optional.of(Pattern.compile("[_:\\p{L}][-._:\\p{L}\\p{N}\\p{M}]*+"));
            default -> Optional.empty();
        };
    }

    /** What neither an IRI nor an IRI reference can hold (RFC 3987, 2.2). */
    private static boolean isUri(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character <= ' ' || character < 0x7F && "<>\"{}|\\^`".indexOf(character) >= 0 || character >= 0x7F && Character.isWhitespace(character)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Optional<String> fault(String text) {
        if (isUri && !isUri(text)) {
            return Optional.of("is not " + ValueFormat.named(datatype));
        }
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
