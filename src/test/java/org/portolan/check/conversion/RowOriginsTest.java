package org.portolan.check.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RowOriginsTest {
    private static final String DERIVED = "http://www.w3.org/ns/prov#wasDerivedFrom";

    private final List<String> statements = new ArrayList<>();
    private final List<String> origins = new ArrayList<>();
    private final RowOrigins sink = new RowOrigins("b/id/", new WrittenStatements(statements, UnaryOperator.identity()), new WrittenStatements(origins, UnaryOperator.identity()));

    @Test
    void rowDescribesItsThingsOnceAndNamesItsSources() {
        sink.start();
        sink.startTable("b/data/x.csv", "data/x.csv");
        sink.startRow(5, 7);
        sink.text("b/id/light/a", "label", "A", "en");
        sink.resource("b/id/light/a", DERIVED, "b/id/source/s");
        sink.literal("b/id/light/b", "height", "1", "integer");
        sink.end();
        assertEquals(List.of("b/data/x.csv#row=5 http://www.w3.org/ns/csvw#describes b/id/light/a",
                "b/data/x.csv#row=5 http://www.w3.org/ns/csvw#describes b/id/light/b",
                "b/data/x.csv#row=5 http://purl.org/dc/terms/source b/id/source/s"), origins);
        assertEquals(List.of("b/id/light/a label A", "b/id/light/a " + DERIVED
                + " b/id/source/s", "b/id/light/b height 1"), statements);
    }

    @Test
    void rowsAreKeptApartWithinATableAndBetweenTables() {
        sink.start();
        sink.startTable("b/data/x.csv", "data/x.csv");
        sink.startRow(2, 2);
        sink.resource("b/id/light/a", DERIVED, "s");
        sink.startRow(3, 3);
        sink.resource("b/id/light/b", "p", "o");
        sink.startTable("b/data/y.csv", "data/y.csv");
        sink.startRow(2, 2);
        sink.resource("b/id/light/c", "p", "o");
        sink.end();
        assertEquals(List.of("b/data/x.csv#row=2 http://www.w3.org/ns/csvw#describes b/id/light/a",
                "b/data/x.csv#row=2 http://purl.org/dc/terms/source s",
                "b/data/x.csv#row=3 http://www.w3.org/ns/csvw#describes b/id/light/b",
                "b/data/y.csv#row=2 http://www.w3.org/ns/csvw#describes b/id/light/c"), origins);
    }

    @Test
    void whatIsNoThingIsNotDescribed() {
        sink.start();
        sink.startTable("b/data/x.csv", "data/x.csv");
        sink.startRow(2, 2);
        sink.resource("https://elsewhere.example/a", DERIVED, "s");
        sink.end();
        assertEquals(List.of(), origins);
    }
}
