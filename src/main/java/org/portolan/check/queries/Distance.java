package org.portolan.check.queries;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionBase3;

/**
 * {@code geof:distance} between two points, in a unit (<a
 * href="https://docs.ogc.org/is/22-047r1/22-047r1.html#Function_geofdistance">GeoSPARQL 1.1, 9.3</a>): along the
 * ellipsoid of WGS 84, by Vincenty's formula. Other geometries, reference systems and units are errors of the
 * expression, as SPARQL has them.
 */
public final class Distance extends FunctionBase3 {
    /** Its IRI. */
    public static final String IRI = "http://www.opengis.net/def/function/geosparql/distance";

    private static final String WKT = "http://www.opengis.net/ont/geosparql#wktLiteral";
    private static final String NUMBER = "\\s*+([-+]?[0-9]++(?:\\.[0-9]*+)?+(?:[eE][-+]?[0-9]++)?+)";
    /** Possessive throughout: a text of strangers is read in one go, however long it is. */
    private static final Pattern POINT = Pattern.compile("\\s*+(?:<([^<>\\s]*+)>)?+\\s*+POINT\\s*+(?:ZM?|M)?+\\s*+\\("
            + NUMBER + "\\s" + NUMBER + "(?:\\s[-+0-9.eE\\s]*+)?+\\)\\s*+", Pattern.CASE_INSENSITIVE);
    private static final String LONGITUDE_FIRST = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private static final String LATITUDE_FIRST = "http://www.opengis.net/def/crs/EPSG/0/4326";
    private static final String OGC = "http://www.opengis.net/def/uom/OGC/1.0/";
    private static final String EPSG = "http://www.opengis.net/def/uom/EPSG/0/";
    private static final String QUDT = "http://qudt.org/vocab/unit/";
    private static final double KILO = 1000;
    /** Metres in each unit of length. */
    private static final Map<String, Double> LENGTHS = Map.of(OGC + "metre", 1.0, EPSG + "9001", 1.0, QUDT + "M", 1.0,
            OGC + "kilometre", KILO, EPSG + "9036", KILO, QUDT + "KiloM", KILO);
    /** Radians in each unit of angle. */
    private static final Map<String, Double> ANGLES = Map.of(OGC + "radian", 1.0, EPSG + "9101", 1.0, QUDT + "RAD", 1.0,
            OGC + "degree", Math.toRadians(1), EPSG + "9102", Math.toRadians(1), QUDT + "DEG", Math.toRadians(1));

    @Override
    public NodeValue exec(NodeValue from, NodeValue to, NodeValue unit) {
        GeodeticPoint one = point(from);
        GeodeticPoint other = point(to);
        String name = unit.isIRI() ? unit.asNode().getURI() : unit.asString();
        if (LENGTHS.containsKey(name)) {
            return NodeValue.makeDouble(one.metresTo(other) / LENGTHS.get(name));
        }
        if (ANGLES.containsKey(name)) {
            return NodeValue.makeDouble(one.angleTo(other) / ANGLES.get(name));
        }
        throw new ExprEvalException("no unit of length or angle: " + unit);
    }

    private static GeodeticPoint point(NodeValue value) {
        if (!value.isLiteral() || !WKT.equals(value.getDatatypeURI())) {
            throw new ExprEvalException("no geo:wktLiteral: " + value);
        }
        Matcher point = POINT.matcher(value.asNode().getLiteralLexicalForm());
        if (!point.matches()) {
            throw new ExprEvalException("no point: " + value);
        }
        double first = Double.parseDouble(point.group(2));
        double second = Double.parseDouble(point.group(3));
        String system = point.group(1) == null ? LONGITUDE_FIRST : point.group(1);
        if (system.equals(LONGITUDE_FIRST)) {
            return inRange(second, first, value);
        }
        if (system.equals(LATITUDE_FIRST)) {
            return inRange(first, second, value);
        }
        throw new ExprEvalException("a reference system that is not known here: " + value);
    }

    private static GeodeticPoint inRange(double latitude, double longitude, NodeValue value) {
        if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
            throw new ExprEvalException("no place on Earth: " + value);
        }
        return new GeodeticPoint(Math.toRadians(latitude), Math.toRadians(longitude));
    }
}
