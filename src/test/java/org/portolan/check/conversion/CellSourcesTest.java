package org.portolan.check.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellSourcesTest {
    private static final String SOURCE = "http://purl.org/dc/terms/source";
    private static final String DERIVED = "http://www.w3.org/ns/prov#wasDerivedFrom";

    private final List<String> statements = new ArrayList<>();
    private final CellSources sink = new CellSources("b/id/", new WrittenStatements(statements, name -> name.replaceFirst("^.*[/#]", "")));

    @Test
    void sourceOfACellIsASourceOfWhatItsRowDescribesFirst() {
        sink.startTable("b/data/x.csv", "data/x.csv");
        sink.startRow(5, 5);
        sink.resource("b/id/light/a", "p#keeper", "b/id/keeper/k");
        sink.resource("b/id/keeper/k", "p#keeps", "b/id/light/a");
        sink.resource("b/data/x.csv#cell=5,2", SOURCE, "b/id/source/s");
        assertEquals(List.of("b/id/light/a keeper b/id/keeper/k", "b/id/keeper/k keeps b/id/light/a",
                "b/data/x.csv#cell=5,2 source b/id/source/s", "b/id/light/a wasDerivedFrom b/id/source/s"), statements);
    }

    @Test
    void rowOrCellOfAnotherTableOrRowIsNone() {
        sink.startTable("b/data/x.csv", "data/x.csv");
        sink.startRow(5, 5);
        sink.resource("b/id/light/a", DERIVED, "b/id/source/r");
        sink.resource("b/data/x.csv#row=5", SOURCE, "b/id/source/s");
        sink.resource("b/data/x.csv#cell=4,2", SOURCE, "b/id/source/s");
        sink.resource("b/data/y.csv#cell=5,2", SOURCE, "b/id/source/s");
        sink.startRow(6, 6);
        sink.resource("b/data/x.csv#cell=6,2", SOURCE, "b/id/source/s");
        assertEquals(5, statements.size(), statements::toString);
    }
}
