package org.portolan.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A column of sources names the cell beside it, whatever columns come and go. */
class CellSourcesTest {
    private static final Pattern CELL = Pattern.compile("(.*)#cell=\\{_sourceRow},([0-9]+)");

    @Test
    void columnOfSourcesIsAboutTheColumnOfItsName() throws IOException {
        int found = 0;
        for (JsonNode table : new ObjectMapper().readTree(PublishedFolders.DATA.resolve("csv-metadata.json").toFile())
                .get("tables")) {
            JsonNode columns = table.get("tableSchema").get("columns");
            for (JsonNode column : columns) {
                Matcher cell = CELL.matcher(column.path("aboutUrl").asText());
                if (cell.matches()) {
                    found++;
                    String about = columns.get(Integer.parseInt(cell.group(2)) - 1).get("name").asText();
                    assertEquals(about + "_source", column.get("name").asText());
                    assertEquals(table.get("url").asText(), cell.group(1));
                }
            }
        }
        assertTrue(found > 3, found + " columns of sources");
    }
}
