package org.portolan.csvw.tabular;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
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
    /** What names begin with, and go on with (XML 1.0, fifth edition, 2.3), but for the colon. */
    private static final String NAME_START = "A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF"
            + "\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D"
            + "\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\x{10000}-\\x{EFFFF}";
    private static final String NAME_CHARACTERS = NAME_START + ".0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040-";
    private static final Pattern BASE64 = Pattern.compile(
            "(?:(?:[A-Za-z0-9+/] ?){4})*+(?:[A-Za-z0-9+/] ?[AQgw] ?= ?=|(?:[A-Za-z0-9+/] ?){2}[AEIMQUYcgkosw048] ?=)?");

    private static final Pattern EMPTY_HOST = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:)?//");
    private static final String ESCAPED = "<>\"{}|\\^`";
    private static final int DELETE = 0x7F;

    private static final int LONGEST_SHOWN = 80;

    private final Datatype datatype;
    private final boolean isUri;
    private final Optional<WellFormed> syntax;
    private final RegularExpression format;
    private final Optional<Pattern> lexical;

    TextFormat(Datatype datatype) {
        this.datatype = datatype;
        this.isUri = datatype.base().equals("anyURI");
        this.syntax = WellFormed.of(datatype.base());
        this.format = RegularExpression.of(datatype);
        this.lexical = lexical(datatype.base());
    }

    /** What XML Schema allows in the built-in datatypes; ours, and linear in time. */
    private static Optional<Pattern> lexical(String base) {
        return switch (base) {
            case "hexBinary" -> Optional.of(Pattern.compile("([0-9A-Fa-f]{2})*+"));
            case "binary", "base64Binary" -> Optional.of(BASE64);
            case "language" -> Optional.of(Pattern.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*+"));
            case "NMTOKEN" -> Optional.of(Pattern.compile("[:" + NAME_CHARACTERS + "]++"));
            case "QName" -> Optional.of(Pattern.compile(
                    "(?:%1$s:)?%1$s".formatted("[" + NAME_START + "][" + NAME_CHARACTERS + "]*+")));
            case "Name" -> Optional.of(Pattern.compile("[:" + NAME_START + "][:" + NAME_CHARACTERS + "]*+"));
            default -> Optional.empty();
        };
    }

    /**
     * XML Schema 1.1 takes every text (3.3.17). Readers of RDF take what is a reference to a URI once the characters
     * that it cannot hold are written with %, as XML Schema 1.0 has it; Java's parser refuses an empty host besides.
     */
    private static boolean isUri(String text) {
        try {
            new URI(EMPTY_HOST.matcher(text).matches() ? "" : escaped(text));
            return true;
        } catch (URISyntaxException wrong) {
            return false;
        }
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            if (unit <= ' ' || unit == DELETE || ESCAPED.indexOf(unit) >= 0) {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(unit));
            } else {
                escaped.append((char) unit);
            }
        }
        return escaped.toString();
    }

    @Override
    public Optional<String> fault(String text) {
        if (isMalformed(text)) {
            return syntax.map(WellFormed::fault);
        }
        if (isUri && !isUri(text)) {
            return Optional.of("is not " + ValueFormat.named(datatype));
        }
        if ((lexical.isEmpty() || lexical.get().matcher(text).matches()) && format.matches(text)) {
            return Optional.empty();
        }
        return datatype.format().filter(form -> datatype.title().equals("string")).map(form -> "does not have the form "
                + (form.length() > LONGEST_SHOWN ? "that is asked for" : form))
                .or(() -> Optional.of("is not " + ValueFormat.named(datatype)));
    }

    @Override
    public Optional<String> repair(String text) {
        return isUri && !isUri(text) ? Optional.of("write an address such as https://example.org/page, with one # at "
                + "most and two digits after each %")
                : syntax.filter(any -> isMalformed(text)).map(WellFormed::repair);
    }

    private boolean isMalformed(String text) {
        return syntax.isPresent() && !syntax.get().accepts(text);
    }

    @Override
    public void check(Place place, ProblemSink problems) {
        format.check(datatype, place, problems);
    }
}
