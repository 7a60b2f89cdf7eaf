package org.portolan.check.queries;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * What values a parameter of a query takes, as its header declares it: a datatype, perhaps with its bounds or a list of
 * choices. What a reader writes becomes one term or is refused; it never becomes a part of the query's text.
 *
 * @param form    the datatype
 * @param folder  for things: what their IRIs begin with, as declared ({@code id/country/}); empty otherwise
 * @param choices the only values, as a reader writes them; empty if every one of the datatype will do
 * @param least   the least number
 * @param most    the greatest number
 * @param edge    which day a month or a year is taken for where a day is wanted; empty if they are refused
 */
public record ParameterType(Form form, String folder, List<String> choices, Optional<BigDecimal> least,
                            Optional<BigDecimal> most, Optional<Edge> edge) {
    /** Longest value in characters. */
    public static final int LONGEST = 500;

    private static final Pattern DECLARATION =
            Pattern.compile("(\\S+)(?: from (\\S+) to (\\S+)| of (\\S.*)| at (start|end))?");
    private static final Pattern FOLDER = Pattern.compile("(?:[a-z][a-z0-9+.-]*:)?[A-Za-z0-9._~:/#-]*[/#]");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._~-]+");
    private static final int YEAR_LENGTH = 4;
    private static final int DAY_LENGTH = 10;
    private static final String EDTF = "http://id.loc.gov/datatypes/edtf/EDTF";

    /** The datatypes. */
    public enum Form {
        /** Any text. */
        STRING("xsd:string", ""),
        /** A whole number. */
        INTEGER("xsd:integer", "[+-]?[0-9]{1,18}"),
        /** A number with a point. */
        DECIMAL("xsd:decimal", "[+-]?[0-9]{1,18}(\\.[0-9]{1,18})?"),
        /** A day. */
        DATE("xsd:date", "[0-9]{4}-[0-9]{2}-[0-9]{2}"),
        /** A year, month or day. */
        EDTF("edtf", "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"),
        /** True or false. */
        BOOLEAN("xsd:boolean", "true|false"),
        /** The tag of a language (BCP 47). */
        LANGUAGE("language", "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
        /** A thing, by its key. */
        THING("", "");

        private final String name;
        private final Pattern pattern;

        Form(String name, String pattern) {
            this.name = name;
            this.pattern = Pattern.compile(pattern);
        }

        /** What every value of it looks like; the empty pattern if that cannot be told so. */
        private String pattern() {
            return pattern.pattern();
        }
    }

    /** One of the two days at which a month or a year ends. */
    public enum Edge {
        /** The first day. */
        START,
        /** The last day: what is so as of a year is so when it is over. */
        END;

        private String day(String written) {
            YearMonth month = written.length() == YEAR_LENGTH
                    ? Year.parse(written).atMonth(this == START ? Month.JANUARY : Month.DECEMBER)
                    : YearMonth.parse(written);
            return (this == START ? month.atDay(1) : month.atEndOfMonth()).toString();
        }
    }

    /** Copies the choices. */
    public ParameterType {
        choices = List.copyOf(choices);
    }

    /**
     * Reads a declaration: {@code xsd:date}, {@code xsd:integer from 1 to 20}, {@code xsd:string of north south},
     * {@code id/country/}.
     *
     * @return empty if it is none
     */
    static Optional<ParameterType> of(String declared) {
        Matcher parts = DECLARATION.matcher(declared);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String name = parts.group(1);
        Optional<Form> form = Arrays.stream(Form.values()).filter(one -> one.name.equals(name)).findFirst()
                .or(() -> Optional.of(Form.THING).filter(thing -> FOLDER.matcher(name).matches()));
        List<String> choices = Optional.ofNullable(parts.group(4)).map(list -> List.of(list.strip().split(" +")))
                .orElse(List.of());
        Optional<BigDecimal> least = number(parts.group(2));
        Optional<BigDecimal> most = number(parts.group(3));
        boolean isBounded = parts.group(2) != null;
        boolean sound = !isBounded || least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) <= 0
                && form.filter(one -> one == Form.INTEGER || one == Form.DECIMAL).isPresent();
        Optional<Edge> edge = Optional.ofNullable(parts.group(5))
                .map(word -> Edge.valueOf(word.toUpperCase(Locale.ROOT)));
        return form.filter(one -> sound && (edge.isEmpty() || one == Form.DATE))
                .map(one -> new ParameterType(one, one == Form.THING ? name : "", choices, least, most, edge));
    }

    private static Optional<BigDecimal> number(String written) {
        return Optional.ofNullable(written).filter(Form.DECIMAL.pattern.asMatchPredicate()).map(BigDecimal::new);
    }

    /** The names that a declaration may begin with, for messages. */
    static String names() {
        return "xsd:string, xsd:integer, xsd:decimal, xsd:date, xsd:boolean, edtf, language, "
                + "or the beginning of IRIs, for example id/country/";
    }

    /**
     * The term for a value as a reader writes it; a thing by its key or its whole IRI, a day that has an edge also as
     * the month or year (EDTF, level 0) that it is the first or last of.
     *
     * @param base what the folder of things is relative to
     * @return empty if the value is none of this type
     */
    public Optional<Node> read(String value, String base) {
        if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        if (form == Form.THING) {
            return Optional.of(key(value, base)).filter(KEY.asMatchPredicate()).filter(this::isChosen)
                    .map(key -> NodeFactory.createURI(folderIri(base) + key));
        }
        return Optional.of(value).filter(this::isOfForm).map(this::day).filter(this::isChosen).filter(this::isWithin)
                .map(this::literal);
    }

    /** A value as a reader writes it, from its term. */
    public String write(Node term, String base) {
        return term.isURI() ? key(term.getURI(), base) : term.getLiteralLexicalForm();
    }

    /** What the IRIs of the things begin with. */
    public String folderIri(String base) {
        return folder.contains(":") ? folder : base + folder;
    }

    private String key(String value, String base) {
        String iri = folderIri(base);
        return value.startsWith(iri) ? value.substring(iri.length())
                : value.startsWith(folder) ? value.substring(folder.length()) : value;
    }

    private boolean isOfForm(String value) {
        if (form == Form.STRING) {
            return true;
        }
        return Pattern.matches(pattern(), value)
                && (form != Form.DATE && form != Form.EDTF || isInCalendar(value));
    }

    /** What every value of it looks like; the empty pattern if that cannot be told so. */
    public String pattern() {
        return edge.isPresent() ? Form.EDTF.pattern() : form.pattern();
    }

    private String day(String value) {
        return edge.filter(known -> value.length() < DAY_LENGTH).map(known -> known.day(value)).orElse(value);
    }

    private static boolean isInCalendar(String value) {
        try {
            switch (value.split("-").length) {
                case 1 -> Integer.parseInt(value);
                case 2 -> YearMonth.parse(value);
                default -> LocalDate.parse(value);
            }
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    private boolean isChosen(String value) {
        return choices.isEmpty() || choices.contains(value);
    }

    private boolean isWithin(String value) {
        return (least.isEmpty() || least.get().compareTo(new BigDecimal(value)) <= 0)
                && (most.isEmpty() || most.get().compareTo(new BigDecimal(value)) >= 0);
    }

    private Node literal(String value) {
        return switch (form) {
            case INTEGER -> NodeFactory.createLiteralDT(new BigDecimal(value).toPlainString(),
                    XSDDatatype.XSDinteger);
            case DECIMAL -> NodeFactory.createLiteralDT(new BigDecimal(value).toPlainString(),
                    XSDDatatype.XSDdecimal);
            case DATE -> NodeFactory.createLiteralDT(value, XSDDatatype.XSDdate);
            case BOOLEAN -> NodeFactory.createLiteralDT(value, XSDDatatype.XSDboolean);
            case EDTF -> NodeFactory.createLiteralDT(value, NodeFactory.getType(EDTF));
            case LANGUAGE -> NodeFactory.createLiteralString(value.toLowerCase(Locale.ROOT));
            default -> NodeFactory.createLiteralString(value);
        };
    }

    /** The declaration, as it stands in a header. */
    @Override
    public String toString() {
        String bounds = least.isPresent() ? " from " + least.get().toPlainString() + " to "
                + most.map(BigDecimal::toPlainString).orElse("") : "";
        return form.name + folder + bounds + edge.map(one -> " at " + one.name().toLowerCase(Locale.ROOT)).orElse("")
                + (choices.isEmpty() ? "" : " of " + String.join(" ", choices));
    }
}
