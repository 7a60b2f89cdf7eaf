package org.portolan.csvw.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.csvw.Csvw;
import org.portolan.csvw.PrefixFolders;
import org.portolan.csvw.StatementSink;
import org.portolan.problem.Problems;
import org.portolan.problem.Severity;

class RdfMapperTest {
    @TempDir
    private Path folder;

    @Test
    void cellsWithoutOutputAreAnnouncedToo() throws IOException {
        Files.writeString(folder.resolve("t.csv"), "key,name\na,Alpha\n");
        Files.writeString(folder.resolve("m.json"), """
                {"@context": "http://www.w3.org/ns/csvw", "url": "t.csv", "tableSchema": {"aboutUrl": "#{key}", "columns": [
                  {"name": "key", "titles": "key", "suppressOutput": true}, {"name": "name", "titles": "name"}]}}""");
        Heard heard = new Heard();
        new Csvw(new PrefixFolders(List.of(new PrefixFolders.Mapping("http://example.org/", folder, ""))),
                Severity.ERROR)
                .convert("http://example.org/m.json", Csvw.Mode.MINIMAL, heard, new Problems());
        assertEquals(List.of("key 2:1", "name 2:3", "Alpha"), heard.events);
    }

    private static final class Heard implements StatementSink {
        private final List<String> events = new ArrayList<>();

        @Override
        public void startCell(String column, long line, long place) {
            events.add(column + " " + line + ":" + place);
        }

        @Override
        public void resource(String subject, String predicate, String object) {
            events.add(object);
        }

        @Override
        public void literal(String subject, String predicate, String lexical, String datatype) {
            events.add(lexical);
        }

        @Override
        public void text(String subject, String predicate, String text, String language) {
            events.add(text);
        }
    }
}
