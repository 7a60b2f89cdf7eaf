package org.portolan.fuzz;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.portolan.csvw.Csvw;
import org.portolan.csvw.Input;
import org.portolan.csvw.Limits;
import org.portolan.csvw.draft.MetadataDraft;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.rdf.NTriplesSink;
import org.portolan.csvw.rdf.StrictRdf;
import org.portolan.csvw.spreadsheet.Resaved;
import org.portolan.csvw.spreadsheet.Tidy;
import org.portolan.problem.Problems;
import org.portolan.problem.Severity;

/**
 * What a fuzzer calls. Whatever the bytes are: nothing is thrown, no file outside the mapped folder is read, and what
 * is written reads as N-Triples. Parts of an input are separated by U+001F.
 */
public final class ConverterFuzz {
    private static final FuzzFolder FOLDER = new FuzzFolder();
    private static final Limits LIMITS = new Limits(2_000, 4_000, 50, 300);
    private static final byte[] ROWS = "a,b,c\n1,x y,2022-06-25\n,,\n2,\"é\"\"\n\",1.2.2022\n"
            .getBytes(StandardCharsets.UTF_8);
    private static final List<String> BASES = List.of("string", "integer", "decimal", "double", "number", "date",
            "dateTime", "time",
            "duration", "dayTimeDuration", "gYearMonth", "boolean", "anyURI", "base64Binary", "hexBinary", "language",
            "unsignedByte");
    private static final String DESCRIPTION = """
            {"@context": "http://www.w3.org/ns/csvw", "url": "t.csv",
             "dialect": {"commentPrefix": "#", "doubleQuote": false, "skipBlankRows": true},
             "tableSchema": {"aboutUrl": "#{a}", "primaryKey": "a", "rowTitles": "b", "columns": [
               {"name": "a", "titles": "a", "required": true, "datatype": {"base": "string", "format": "[a-z0-9é]+(-x)*"}},
               {"name": "b", "titles": "b", "separator": ";", "ordered": true, "datatype": {"base": "decimal", "format": "#,##0.0#"}},
               {"name": "c", "titles": "c", "lang": "de", "null": ["-", ""], "valueUrl": "x/{+c}{?a}", "propertyUrl": "schema:{_name}"},
               {"name": "d", "titles": "d", "datatype": {"base": "date", "format": "d.M.yyyy", "minimum": "1.1.1900"}},
               {"name": "v", "virtual": true, "valueUrl": "{a}", "aboutUrl": "{b}"}]}}
            """;

    private ConverterFuzz() {
    }

    /** The kinds of input, one entry point each. */
    enum Target {
        TABLE {
            @Override
            void run(byte[] input) {
                FOLDER.write("t.csv", input);
                FOLDER.write("m.json", DESCRIPTION.getBytes(StandardCharsets.UTF_8));
                convert(Input.of(FuzzFolder.BASE + "m.json"));
                convert(Input.of(FuzzFolder.BASE + "t.csv"));
            }
        },
        METADATA {
            @Override
            void run(byte[] input) {
                FOLDER.write("t.csv", ROWS);
                FOLDER.write("m.json", input);
                convert(Input.of(FuzzFolder.BASE + "m.json"));
                convert(Input.of(FuzzFolder.BASE + "t.csv").withMetadata(FuzzFolder.BASE + "m.json"));
            }
        },
        FORMAT {
            @Override
            void run(byte[] input) {
                List<String> parts = parts(input, 4);
                String base = BASES.get(parts.get(0).chars().sum() % BASES.size());
                ObjectNode datatype = JsonNodeFactory.instance.objectNode().put("base", base).put("format",
                        parts.get(1));
                if (!parts.get(3).isEmpty()) {
                    datatype.put("minInclusive", parts.get(3)).put("maxExclusive", parts.get(3) + "9");
                }
                convertCell(parts.get(2), (schema, column) -> column.set("datatype", datatype));
            }
        },
        TEMPLATE {
            @Override
            void run(byte[] input) {
                List<String> parts = parts(input, 4);
                convertCell(parts.get(3), (schema, column) -> {
                    schema.put("aboutUrl", parts.get(0));
                    column.put("propertyUrl", parts.get(1)).put("valueUrl", parts.get(2));
                });
            }
        },
        LINK {
            @Override
            void run(byte[] input) {
                List<String> parts = parts(input, 4);
                FOLDER.write("t.csv", ROWS);
                FOLDER.write("m.json", parts.get(3).getBytes(StandardCharsets.UTF_8));
                convert(Input.of(FuzzFolder.BASE + parts.get(0)).withLinks(List.of(parts.get(1)))
                        .withContentType(parts.get(2)));
                convert(Input.of(parts.get(0)).withLinks(List.of(parts.get(1))));
                convert(Input.of(FuzzFolder.BASE + "t.csv").withMetadata(parts.get(0))
                        .withLinks(List.of(parts.get(1))));
            }
        },
        SPREADSHEET {
            @Override
            void run(byte[] input) throws IOException {
                FOLDER.write("t.csv", input);
                Problems problems = new Problems();
                String draft = MetadataDraft.of(List.of(FOLDER.file("t.csv")), 100, problems).text();
                if (!problems.hasErrors()) {
                    FOLDER.write("m.json", draft.getBytes(StandardCharsets.UTF_8));
                    convert(Input.of(FuzzFolder.BASE + "m.json"));
                }
                FOLDER.write("m.json", DESCRIPTION.getBytes(StandardCharsets.UTF_8));
                Table table = csvw(Severity.ERROR).metadata(FuzzFolder.BASE + "m.json", problems).orElseThrow().tables()
                        .get(0);
                Resaved resaved = Resaved.examine(table, FOLDER.locate(table.iri()).orElseThrow());
                if (resaved.faults().isEmpty()) {
                    new Tidy(resaved).write(FOLDER.file("t.csv"), true);
                }
                convert(Input.of(FuzzFolder.BASE + "m.json"));
            }
        };

        abstract void run(byte[] input) throws IOException;
    }

    /** Called by Jazzer before the first input: under its instruments, loading Jena takes longer than an input may. */
    public static void fuzzerInitialize() {
        FOLDER.write("t.csv", ROWS);
        convert(Input.of(FuzzFolder.BASE + "t.csv"));
    }

    /** Called by Jazzer: the first byte chooses the target. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length > 0) {
            Target[] all = Target.values();
            all[(input[0] & 0xFF) % all.length].run(Arrays.copyOfRange(input, 1, input.length));
        }
    }

    /** So many parts as text, the last ones empty if there are fewer. */
    private static List<String> parts(byte[] input, int count) {
        String[] found = new String(input, StandardCharsets.UTF_8).split("\u001f", count);
        return IntStream.range(0, count).mapToObj(i -> i < found.length ? found[i] : "").toList();
    }

    /** Converts a table of one cell, with what is described of its schema and its column. */
    private static void convertCell(String cell, BiConsumer<ObjectNode, ObjectNode> description) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("@context", "http://www.w3.org/ns/csvw")
                .put("url", "t.csv");
        ObjectNode schema = document.putObject("tableSchema");
        ObjectNode column = schema.putArray("columns").addObject().put("name", "a").put("titles", "a");
        description.accept(schema, column);
        FOLDER.write("m.json", document.toString().getBytes(StandardCharsets.UTF_8));
        FOLDER.write("t.csv", ("a\n\"" + cell.replace("\"", "\"\"") + "\"\n").getBytes(StandardCharsets.UTF_8));
        convert(Input.of(FuzzFolder.BASE + "m.json"));
    }

    private static Csvw csvw(Severity severity) {
        return new Csvw(FOLDER, severity).withLimits(LIMITS);
    }

    private static void convert(Input input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        csvw(Severity.WARNING).convert(input, Csvw.Mode.MINIMAL, new NTriplesSink(out), new Problems());
        csvw(Severity.ERROR).convert(input, Csvw.Mode.STANDARD, new NTriplesSink(out), new Problems());
        StrictRdf.assertReads(out.toByteArray());
        csvw(Severity.WARNING).convertToJson(input, Csvw.Mode.STANDARD, OutputStream.nullOutputStream(),
                new Problems());
    }
}
