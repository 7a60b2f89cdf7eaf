package org.portolan.check.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;

class DataGraphTest {
    private static final Place TABLES = Place.file("data");
    private static final String GOOD = "<https://example.org/a> <https://example.org/p> \"1\" .\n";

    @TempDir
    private Path folder;

    @Test
    void whatBothStacksReadIsInTheGraph() throws IOException {
        DataGraph data = read(GOOD);
        assertEquals(1, data.graph().size());
        assertEquals(List.of(), data.refused(TABLES));
    }

    @Test
    void statementThatJenaRefusesIsShownAtItsCell() throws IOException {
        DataGraph data = read(GOOD + "<https://example.org/b> <https://example.org/p> "
                + "\"x\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n");
        Finding refused = data.refused(TABLES).get(0);
        assertEquals(Set.of("https://example.org/b"), refused.subjects());
        Sayings sayings = new Sayings(refused.subjects(), refused.objects());
        sayings.startTable("https://example.org/data/x.csv", "data/x.csv");
        sayings.startRow(3, 3);
        sayings.startCell("height", 3, 9);
        sayings.literal("https://example.org/b", "https://example.org/p", "x",
                "http://www.w3.org/2001/XMLSchema#integer");
        Problem problem = refused.problems(sayings).get(0);
        assertEquals(Code.STATEMENT_INVALID, problem.code());
        assertEquals(Place.at("data/x.csv", 3, 9), problem.place());
    }

    @Test
    void statementThatNoTableSaysIsShownAtTheTables() throws IOException {
        Finding refused = read("<https://example.org/b> <https://example.org/p> oops .\n").refused(TABLES).get(0);
        assertEquals(TABLES, refused.problems(new Sayings(refused.subjects(), refused.objects())).get(0).place());
    }

    private DataGraph read(String lines) throws IOException {
        return new DataGraph(Files.writeString(folder.resolve("data.nt"), lines));
    }
}
