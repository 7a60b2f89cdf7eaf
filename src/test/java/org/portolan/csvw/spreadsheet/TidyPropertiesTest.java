package org.portolan.csvw.spreadsheet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.portolan.csvw.Csvw;
import org.portolan.csvw.DocumentSource;
import org.portolan.csvw.PrefixFolders;
import org.portolan.csvw.metadata.Dialect;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.tabular.Cell;
import org.portolan.csvw.tabular.Row;
import org.portolan.csvw.tabular.RowReader;
import org.portolan.problem.Problems;
import org.portolan.problem.Severity;

/** Random tables, the same in every run: what is written back says what it said, whatever its dialect. */
class TidyPropertiesTest {
    private static Path folder;

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("tidy");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        Files.delete(folder.resolve("t.csv"));
        Files.delete(folder.resolve("m.json"));
        Files.delete(folder);
    }

    @Property(tries = 400, seed = "4180", edgeCases = EdgeCasesMode.NONE)
    void whatIsWrittenBackSaysWhatItSaid(@ForAll("texts") String text, @ForAll("dialects") ObjectNode dialect,
            @ForAll("delimiters") String delimiter) throws IOException {
        Table table = table(dialect);
        Path file = Files.writeString(folder.resolve("t.csv"),
                "x".repeat(table.dialect().skipRows()).replace("x", "title,;\n") + "a" + delimiter + "b\n" + text);
        DocumentSource.Document document = new DocumentSource.Document(table.iri(), file, "t.csv");
        Resaved found = Resaved.examine(table, document);
        if (!found.faults().isEmpty()) {
            return;
        }
        List<String> kept = kept(file, found.dialect());
        List<List<String>> before = rows(file, found.dialect());
        String stands = Files.readString(file);
        if (new Tidy(found).write(file, false).isPresent()) {
            assertEquals(stands, Files.readString(file));
            return;
        }
        assertEquals(before, rows(file, table.dialect()), () -> stands + " became " + read(file));
        assertEquals(kept, kept(file, table.dialect()));
        assertEquals(List.of(), Resaved.examine(table, document).changes());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The rows but those of empty cells, and without the empty cells beyond the header. */
    private static List<List<String>> rows(Path file, Dialect dialect) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (InputStream bytes = Files.newInputStream(file)) {
            RowReader reader = new RowReader(bytes, dialect, "t.csv", problem -> {
            });
            reader.skip(dialect.skipRows());
            for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                List<String> texts = new ArrayList<>(row.get().cells().stream().map(Cell::text).toList());
                while (texts.size() > 2 && texts.get(texts.size() - 1).isEmpty()) {
                    texts.remove(texts.size() - 1);
                }
                if (!texts.stream().allMatch(String::isEmpty)) {
                    rows.add(texts);
                }
            }
        }
        return rows;
    }

    /** What is no data. */
    private static List<String> kept(Path file, Dialect dialect) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            RowReader reader = new RowReader(bytes, new Dialect(dialect.encoding(), "\u0001", dialect.rowEnds(),
                    dialect.quote(), dialect.doubleQuote(), dialect.comment(), 0, 0, 0, false, true, true), "t.csv",
                    problem -> {
                    });
            reader.skip(dialect.skipRows());
            return reader.takeComments();
        }
    }

    private static Table table(ObjectNode dialect) throws IOException {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode().put("@context", "http://www.w3.org/ns/csvw")
                .put("url", "t.csv");
        metadata.set("dialect", dialect);
        metadata.putObject("tableSchema").putArray("columns").add(column("a")).add(column("b"));
        Files.writeString(folder.resolve("m.json"), metadata.toString());
        String iri = folder.toUri().toString();
        Csvw csvw = new Csvw(new PrefixFolders(List.of(new PrefixFolders.Mapping(iri, folder, ""))), Severity.ERROR);
        return csvw.metadata(iri + "m.json", new Problems()).orElseThrow().tables().get(0);
    }

    private static ObjectNode column(String name) {
        return JsonNodeFactory.instance.objectNode().put("name", name).put("titles", name);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab \",;\n\r#'\\\t\n").ofMaxLength(25);
    }

    @Provide
    Arbitrary<String> delimiters() {
        return Arbitraries.of(",", ";");
    }

    @Provide
    Arbitrary<ObjectNode> dialects() {
        return Combinators.combine(Arbitraries.of(",", ";", "||"), Arbitraries.of("\"", "'").optional(0.9),
                Arbitraries.of(true, false), Arbitraries.of("#", "//").optional(0.6), Arbitraries.of(0, 2),
                Arbitraries.of(true, false), Arbitraries.of("true", "false", "start", "end"))
                .as((delimiter, quote, doubled, comment, skip, blank, trim) -> JsonNodeFactory.instance.objectNode()
                        .put("delimiter", delimiter).put("quoteChar", quote.orElse(null)).put("doubleQuote", doubled)
                        .put("commentPrefix", comment.orElse(null)).put("skipRows", skip).put("skipBlankRows", blank)
                        .put("trim", trim));
    }
}
