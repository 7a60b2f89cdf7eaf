package org.portolan.release.description;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.vocabulary.DCTerms;

/**
 * Which places and which time the data cover, heard while they stream by, subject after subject: the box around every
 * {@code geo:lat} and {@code geo:long}, and the time from the earliest to the latest date on which something was, by
 * {@code dcterms:date} and what schema.org calls the date of a start, an end, a foundation or a dissolution. When a
 * document was issued or changed, and when one IRI replaced another, says nothing of the time that the data speak of.
 */
public final class Coverage extends StreamRDFBase {
    private static final String GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#";
    private static final Node LATITUDE = NodeFactory.createURI(GEO + "lat");
    private static final Node LONGITUDE = NodeFactory.createURI(GEO + "long");
    private static final RDFDatatype WKT =
            NodeFactory.getType("http://www.opengis.net/ont/geosparql#wktLiteral");
    private static final Pattern DATE = Pattern.compile(
            "https?://schema\\.org/(start|end|founding|dissolution)Date|http://purl\\.org/dc/terms/date");
    private static final Node REPLACED = DCTerms.isReplacedBy.asNode();
    private static final Pattern TIME = Pattern.compile("\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?");
    private static final int YEAR = 4;
    private static final int YEAR_MONTH = 7;

    private final TreeSet<BigDecimal> latitudes = new TreeSet<>();
    private final TreeSet<BigDecimal> longitudes = new TreeSet<>();
    private final TreeSet<String> times = new TreeSet<>();
    private final Set<String> timesOfSubject = new HashSet<>();
    private Node subject = Node.ANY;
    private boolean isReplaced;

    @Override
    public void triple(Triple triple) {
        if (!triple.getSubject().equals(subject)) {
            endSubject();
            subject = triple.getSubject();
        }
        Node property = triple.getPredicate();
        isReplaced |= property.equals(REPLACED);
        if (!triple.getObject().isLiteral()) {
            return;
        }
        String text = triple.getObject().getLiteralLexicalForm();
        if (property.equals(LATITUDE)) {
            note(text, latitudes);
        } else if (property.equals(LONGITUDE)) {
            note(text, longitudes);
        } else if (DATE.matcher(property.getURI()).matches()) {
            // An EDTF date begins with what is certain of it: 2021-06-24, 2021-06~, 2021-XX.
            Matcher matcher = TIME.matcher(text);
            if (matcher.lookingAt()) {
                timesOfSubject.add(matcher.group());
            }
        }
    }

    @Override
    public void finish() {
        endSubject();
    }

    private void endSubject() {
        if (!isReplaced) {
            times.addAll(timesOfSubject);
        }
        timesOfSubject.clear();
        isReplaced = false;
    }

    /** The box as a WKT polygon, longitude before latitude ({@code dcat:bbox}); empty if there are no coordinates. */
    Optional<Node> box() {
        if (latitudes.isEmpty() || longitudes.isEmpty()) {
            return Optional.empty();
        }
        String south = latitudes.first().toPlainString();
        String north = latitudes.last().toPlainString();
        String west = longitudes.first().toPlainString();
        String east = longitudes.last().toPlainString();
        return Optional.of(NodeFactory.createLiteralDT("POLYGON((%s %s,%s %s,%s %s,%s %s,%s %s))".formatted(
                west, south, east, south, east, north, west, north, west, south), WKT));
    }

    /** The middle of the box as a WKT point ({@code dcat:centroid}); empty if there are no coordinates. */
    Optional<Node> centre() {
        return latitudes.isEmpty() || longitudes.isEmpty() ? Optional.empty()
                : Optional.of(NodeFactory.createLiteralDT("POINT(%s %s)".formatted(middle(longitudes),
                        middle(latitudes)), WKT));
    }

    /** The earliest date, month or year; empty if there is none. */
    Optional<Node> earliest() {
        return times.stream().findFirst().map(Coverage::time);
    }

    /** The latest date, month or year; empty if there is none. */
    Optional<Node> latest() {
        // A year lasts longer than its months, and a month longer than its days.
        return times.stream().max(Comparator.comparing(time -> time + "~")).map(Coverage::time);
    }

    private static String middle(TreeSet<BigDecimal> numbers) {
        return numbers.first().add(numbers.last()).divide(BigDecimal.valueOf(2)).toPlainString();
    }

    private static Node time(String text) {
        RDFDatatype datatype = switch (text.length()) {
            case YEAR -> XSDDatatype.XSDgYear;
            case YEAR_MONTH -> XSDDatatype.XSDgYearMonth;
            default -> XSDDatatype.XSDdate;
        };
        return NodeFactory.createLiteralDT(text, datatype);
    }

    private static void note(String text, TreeSet<BigDecimal> numbers) {
        try {
            numbers.add(new BigDecimal(text));
        } catch (NumberFormatException e) {
            // Not a decimal: whoever wrote it meant something else than degrees.
            return;
        }
    }
}
