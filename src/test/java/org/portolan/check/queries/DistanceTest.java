package org.portolan.check.queries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistanceTest {
    private static final String WKT = "http://www.opengis.net/ont/geosparql#wktLiteral";
    private static final String OGC = "http://www.opengis.net/def/uom/OGC/1.0/";

    private static NodeValue literal(String text, String type) {
        return NodeValue.makeNode(NodeFactory.createLiteralDT(text, TypeMapper.getInstance().getSafeTypeByName(type)));
    }

    private static double distance(String from, String to, String unit) {
        return new Distance().exec(literal(from, WKT), literal(to, WKT),
                NodeValue.makeNode(NodeFactoryExtra.parseNode("<" + unit + ">"))).getDouble();
    }

    /** Flinders Peak to Buninyong, as Geoscience Australia has it; degrees of the equator and of a meridian. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "POINT(144.424867889 -37.951033417) | POINT(143.926495528 -37.652821139) | 54972.271 | 0.01",
        "POINT(0 0) | POINT(1 0) | 111319.491 | 0.001",
        "POINT(0 0) | POINT(0 1) | 110574.389 | 0.001",
        "POINT(0 0) | POINT(0 90) | 10001965.729 | 0.001",
        "POINT(179.5 0) | POINT(-179.5 0) | 111319.491 | 0.001",
        "POINT(7 50) | POINT(7 50) | 0 | 0",
        "POINT(0 0) | POINT(180 0.1) | 20004000 | 40000"})
    void metresAreThoseAlongTheEllipsoid(String from, String to, double metres, double within) {
        assertEquals(metres, distance(from, to, OGC + "metre"), within);
        assertEquals(metres, distance(to, from, OGC + "metre"), within);
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.opengis.net/def/uom/OGC/1.0/metre, 111319.491", "http://qudt.org/vocab/unit/M, 111319.491",
        "http://www.opengis.net/def/uom/EPSG/0/9001, 111319.491",
        "http://www.opengis.net/def/uom/OGC/1.0/kilometre, 111.319491", "http://qudt.org/vocab/unit/KiloM, 111.319491",
        "http://www.opengis.net/def/uom/EPSG/0/9036, 111.319491",
        "http://www.opengis.net/def/uom/OGC/1.0/degree, 1", "http://qudt.org/vocab/unit/DEG, 1",
        "http://www.opengis.net/def/uom/EPSG/0/9102, 1",
        "http://www.opengis.net/def/uom/OGC/1.0/radian, 0.0174532925", "http://qudt.org/vocab/unit/RAD, 0.0174532925",
        "http://www.opengis.net/def/uom/EPSG/0/9101, 0.0174532925"})
    void unitsAreThoseOfOgcEpsgAndQudt(String unit, double expected) {
        assertEquals(expected, distance("POINT(0 0)", "POINT(1 0)", unit), 1e-3);
        assertEquals(expected, new Distance().exec(literal("POINT(0 0)", WKT), literal("POINT(1 0)", WKT),
                literal(unit, "http://www.w3.org/2001/XMLSchema#anyURI")).getDouble(), 1e-3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POINT(7.1 50.7)", " point ( 7.1   50.7 ) ", "POINT Z(7.1 50.7 60)", "POINT ZM (7.1 50.7 60 1)",
        "<http://www.opengis.net/def/crs/OGC/1.3/CRS84> POINT(7.1 50.7)", "POINT(71e-1 +50.7)",
        "<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(50.7 7.1)"})
    void pointsAreReadAsTheyMayBeWritten(String point) {
        assertEquals(0, distance(point, "POINT(7.1 50.7)", OGC + "metre"), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "POINT", "POINT()", "POINT(7)", "POINT EMPTY", "POINT(a b)", "POINT(1 91)", "POINT(181 1)",
        "POINT(1e999 1)", "LINESTRING(1 1, 2 2)", "POINT(1 1", "POINT(1 1) POINT(2 2)", "POINT(1, 1)",
        "<http://www.opengis.net/def/crs/EPSG/0/3857> POINT(1 1)"})
    void whatIsNoPointIsAnErrorOfTheExpression(String text) {
        assertThrows(ExprEvalException.class, () -> distance(text, "POINT(1 1)", OGC + "metre"));
        assertThrows(ExprEvalException.class, () -> distance("POINT(1 1)", text, OGC + "metre"));
    }

    @Test
    void otherUnitsAndDatatypesAreErrorsOfTheExpression() {
        assertThrows(ExprEvalException.class, () -> distance("POINT(1 1)", "POINT(1 1)", OGC + "furlong"));
        NodeValue string = NodeValue.makeString("POINT(1 1)");
        NodeValue metre = NodeValue.makeNode(NodeFactory.createURI(OGC + "metre"));
        assertThrows(ExprEvalException.class, () -> new Distance().exec(string, string, metre));
        assertThrows(ExprEvalException.class, () -> new Distance().exec(metre, metre, metre));
    }

    @Test
    void longTextsAreReadInOneGo() {
        String spaces = " ".repeat(1_000_000);
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            for (String text : new String[] {spaces, "POINT(1 1" + spaces, "POINT" + spaces, "POINT(1" + spaces,
                "<x>" + spaces, "POINT(" + "1".repeat(1_000_000), "POINT(1 1 " + "1 ".repeat(500_000)}) {
                assertThrows(ExprEvalException.class, () -> distance(text, "POINT(1 1)", OGC + "metre"));
            }
        });
    }
}
