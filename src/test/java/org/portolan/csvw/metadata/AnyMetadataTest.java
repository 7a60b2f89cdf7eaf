package org.portolan.csvw.metadata;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.rio.helpers.StatementCollector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.csvw.Csvw;
import org.portolan.csvw.PrefixFolders;
import org.portolan.csvw.rdf.RdfHandlerSink;
import org.portolan.problem.Problems;
import org.portolan.problem.Severity;

/** Metadata comes from strangers: whatever value stands wherever, it is fine or it is told, and nothing is thrown. */
class AnyMetadataTest {
    /** Each place has one of so many values, and each value one of so many places; all of them with {@code -Psoak}. */
    private static final int EVERY = Integer.getInteger("portolan.values.every", 3);
    private static final String BASE = "http://example.org/data/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> VALUES = List.of("null", "true", "7", "-1", "0.5", "1e400",
            "1e99999999999", "99999999999999999999", "[]", "{}",
            "[[]]", "[null, 1, 'a']", "{'@id': '', '@value': ''}", "{'@value': 'x', '@language': ''}",
            "{'x': {'y': []}}",
            "''", "'a'",
            "'_:a'", "'http://['", "'%zz'", "'{'", "'{a'", "'#'", "'//'", "':'", "'..'", "'('", "'[a'", "'*'",
            "'0,0.0'", "'yyyy'",
            "'Y|N'", "'a b'", "'mailto:x'", "'file:///etc/'", "'\\u0000'", "'\\ud83d\\ude00'",
            "'integer'", "'date'", "'boolean'",
            "'duration'", "'json'", "'utf-16'", "'en'", "'2022-06-25'", "'NaN'", "'folder'");
    private static final String METADATA = """
            {
              "@context": ["http://www.w3.org/ns/csvw", {"@base": "http://example.org/data/", "@language": "en"}],
              "@id": "g", "@type": "TableGroup", "lang": "en", "tableDirection": "ltr", "textDirection": "ltr",
              "dc:title": {"@value": "x", "@language": "en"},
              "notes": [{"@type": "schema:Note", "@id": "n", "dc:title": ["x", {"@value": 1, "@type": "number"}]}],
              "dialect": {"@id": "d", "commentPrefix": "#", "delimiter": ",", "doubleQuote": true, "encoding": "utf-8",
                "header": true,
                "headerRowCount": 1, "lineTerminators": ["\\n"], "quoteChar": "\\"", "skipBlankRows": false,
                "skipColumns": 0,
                "skipInitialSpace": false, "skipRows": 0, "trim": true},
              "transformations": [{"url": "t", "scriptFormat": "http://x/", "targetFormat": "http://y/",
                "source": "json", "titles": "t"}],
              "tables": [{
                "@id": "t", "@type": "Table", "url": "table.csv", "suppressOutput": false,
                "tableSchema": {
                  "@id": "s", "@type": "Schema", "aboutUrl": "#{a}", "rowTitles": "b", "primaryKey": ["a"],
                  "foreignKeys": [{"columnReference": "a",
                    "reference": {"resource": "table.csv", "columnReference": "a"}}],
                  "columns": [
                    {"@id": "c", "@type": "Column", "name": "a", "titles": {"en": ["a", "A"], "de": "a"}, "null": ["-"],
                      "default": "1",
                      "required": true, "propertyUrl": "ex{_name}", "datatype": {"@id": "t", "base": "integer", "dc:title": "n",
                      "minimum": 0,
                      "maxExclusive": "9", "format": {"pattern": "0", "decimalChar": ".", "groupChar": ","}}},
                    {"name": "b", "titles": "b", "separator": " ", "ordered": true, "lang": "de",
                      "datatype": {"base": "string", "format": "[0-9]", "minLength": 1, "length": 1}},
                    {"name": "c", "titles": "c",
                      "datatype": {"base": "date", "format": "d.M.yyyy", "minInclusive": "2000-01-01"}},
                    {"name": "v", "virtual": true, "suppressOutput": false, "valueUrl": "x{a}"}
                  ]
                }
              }]
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void anyValueInAnyPlaceIsFineOrTold() throws IOException {
        Files.writeString(folder.resolve("table.csv"), "a,b,c\n1,1 2,1.2.2003\n2,,\n");
        Files.createDirectory(folder.resolve("folder"));
        assertEquals(List.of(), problems(METADATA).list());
        Files.writeString(folder.resolve("table.csv"), "x,,x\n", StandardOpenOption.APPEND);
        int places = places(JSON.readTree(METADATA)).size();
        assertTrue(places > 90, places + " places");
        for (int place = 0; place < places; place++) {
            for (int value = place % EVERY; value < VALUES.size(); value += EVERY) {
                JsonNode changed = JSON.readTree(METADATA);
                places(changed).get(place).accept(JSON.readTree(VALUES.get(value).replace('\'', '"')));
                assertDoesNotThrow(() -> problems(changed.toString()), changed::toString);
            }
        }
    }

    /** What puts another value into each place of a document. */
    private static List<Consumer<JsonNode>> places(JsonNode node) {
        List<Consumer<JsonNode>> places = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            object.fields().forEachRemaining(field -> {
                places.add(value -> object.set(field.getKey(), value));
                places.addAll(places(field.getValue()));
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(value -> array.set(index, value));
                places.addAll(places(array.get(i)));
            }
        }
        return places;
    }

    private Problems problems(String metadata) throws IOException {
        Files.writeString(folder.resolve("metadata.json"), metadata);
        Problems problems = new Problems();
        new Csvw(new PrefixFolders(List.of(new PrefixFolders.Mapping(BASE, folder, ""))), Severity.ERROR)
                .convert(BASE + "metadata.json", Csvw.Mode.STANDARD,
                        new RdfHandlerSink(new StatementCollector(new LinkedHashModel())), problems);
        return problems;
    }
}
