package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.fuseki.guard.Limits;

/** The answers of saved queries in each form, read by the libraries that their readers use. */
class AnswerFormsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASE = "https://w3id.org/iash/";
    @TempDir
    private static Path folder;
    private static PublishedSite site;

    @BeforeAll
    static void publish() throws IOException {
        site = QuerySite.publish(folder, Limits.STANDARD);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    /** The answers that stand beside the queries, asked over HTTP. */
    @Test
    void everyExampleHasTheAnswerBesideItsQuery() throws Exception {
        int examples = 0;
        try (Stream<Path> files = Files.list(Path.of("ontology/queries"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".rq")).sorted().toList()) {
                String name = file.getFileName().toString().replace(".rq", "");
                List<String> shown = Pattern.compile("(?m)^#example (\\S+)$").matcher(Files.readString(file)).results()
                        .map(found -> found.group(1)).toList();
                String page = site.get("/queries/" + name, "Accept", "text/html").body();
                for (int i = 0; i < shown.size(); i++, examples++) {
                    Path expected = file.resolveSibling(name + "." + (i + 1) + ".csv");
                    String answer = site.get("/queries/" + name + ".csv?" + shown.get(i)).body();
                    assertEquals(Files.readString(expected), answer.replace("\r\n", "\n").replace(BASE, "")
                            .replaceAll("(?m)(,[0-9]+)\\.0(?=,|$)", "$1"), // the store writes decimals so
                            name + "?" + shown.get(i));
                    assertTrue(page.contains("<code>?" + shown.get(i).replace("&", "&amp;") + "</code>"), page);
                }
            }
        }
        assertTrue(examples >= 15, "only " + examples);
    }

    @Test
    void csvIsReadAsTheRowsThatJsonHas() throws Exception {
        String csv = site.get("/queries/cells.csv").body();
        assertTrue(csv.startsWith("text,number,day,truth,thing\r\n"), csv);
        List<CsvRecord> rows;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
            rows = reader.stream().skip(1).toList();
        }
        JsonNode expected = JSON.readTree(site.get("/queries/cells.json").body()).at("/results/bindings");
        assertEquals(expected.size(), rows.size());
        List<String> names = List.of("text", "number", "day", "truth", "thing");
        for (int i = 0; i < rows.size(); i++) {
            JsonNode row = expected.get(i);
            assertEquals(names.stream().map(name -> row.path(name).path("value").asText()).toList(),
                    rows.get(i).getFields());
        }
        assertTrue(csv.contains("\"with \"\"quotes\"\", a comma\nand ü\""), csv);
    }

    @ParameterizedTest
    @CsvSource({"cells.xlsx", "cells.xlsx?above=0"})
    void workbookHasTypedCellsAndNoFormulas(String path) throws Exception {
        HttpResponse<byte[]> answer = site.bytes("/queries/" + path, "Accept-Language", "de");
        assertEquals("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                answer.headers().firstValue("Content-Type").orElse(""));
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(answer.body()),
                new ReadingOptions(true, true))) {
            List<Row> rows = book.getFirstSheet().read();
            assertEquals(List.of("Text", "Zahl", "Day", "Truth", "Thing"),
                    rows.get(0).stream().map(cell -> cell.asString()).toList());
            Row formula = row(rows, "=1+1");
            assertEquals(List.of(CellType.STRING, CellType.NUMBER, CellType.NUMBER, CellType.BOOLEAN, CellType.STRING),
                    formula.stream().map(cell -> cell.getType()).toList());
            assertEquals(new BigDecimal("1.5"), formula.getCellAsNumber(1).orElseThrow());
            assertEquals("2021-06-25T00:00", formula.getCellAsDate(2).orElseThrow().toString());
            assertEquals("yyyy-mm-dd", formula.getCell(2).getDataFormatString());
            assertEquals(Optional.of(true), formula.getCellAsBoolean(3));
            assertEquals(BASE + "id/city/bonn", formula.getCellAsString(4).orElseThrow());
            Row large = row(rows, "+49 228");
            assertEquals("12345678901234567890", large.getCellAsString(1).orElseThrow());
            assertEquals("2021-06", large.getCellAsString(2).orElseThrow());
            assertEquals("2021-06-26T00:00", row(rows, "with \"quotes\", a comma\nand ü").getCellAsDate(2).orElseThrow()
                    .toString());
            List<Row> about = book.getSheets().skip(1).findFirst().orElseThrow().read();
            assertTrue(about.stream().anyMatch(row -> row.getCellText(1).equals(BASE + "queries/" + path)),
                    about::toString);
            assertTrue(about.stream().anyMatch(row -> row.getCellText(1).equals(site.live().release().id())));
        }
        Instant second = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        while (Instant.now().truncatedTo(ChronoUnit.SECONDS).equals(second)) {
            Thread.sleep(20);
        }
        HttpResponse<byte[]> later = site.bytes("/queries/" + path, "Accept-Language", "de");
        assertArrayEquals(answer.body(), later.body(), "the same bytes in another second");
        assertTrue(core(answer.body()).contains("<dcterms:created xsi:type=\"dcterms:W3CDTF\">"
                + site.live().release().manifest().modified() + "T00:00:00Z<"), core(answer.body()));
        String tag = answer.headers().firstValue("ETag").orElse("");
        assertTrue(tag.startsWith("\""), tag);
        assertEquals(304, site.bytes("/queries/" + path, "Accept-Language", "de", "If-None-Match", tag).statusCode());
    }

    private static String core(byte[] workbook) throws IOException {
        try (ZipFile zip = ZipFile.builder().setByteArray(workbook).get()) {
            return new String(zip.getInputStream(zip.getEntry("docProps/core.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }

    /** The name of a thing stands under what the thing is called, its address beside it. */
    @Test
    void columnsOfAWorkbookHaveReadableHeadings() throws Exception {
        HttpResponse<byte[]> answer = site.bytes("/queries/facts-per-source.xlsx", "Accept-Language", "en");
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(answer.body()))) {
            List<String> headings = book.getFirstSheet().read().get(0).stream().map(cell -> cell.asString()).toList();
            assertEquals(List.of("Source: address", "Source"), headings.subList(0, 2));
        }
    }

    private static Row row(List<Row> rows, String first) {
        return rows.stream().filter(row -> row.getCellText(0).equals(first)).findFirst()
                .orElseThrow(() -> new AssertionError(rows));
    }

    /** RFC 7946: positions are longitude and latitude; what is not placed has no geometry. */
    @Test
    void membersAreOnTheMap() throws Exception {
        HttpResponse<String> answer = site.get("/queries/members-as-of.geojson?country=it");
        assertEquals("application/geo+json", answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals("inline; filename=\"members-as-of-country=it.geojson\"",
                answer.headers().firstValue("Content-Disposition").orElse(""));
        JsonNode collection = JSON.readTree(answer.body());
        assertEquals("FeatureCollection", collection.path("type").asText());
        assertEquals(5, collection.path("features").size());
        JsonNode palermo = StreamSupport.stream(collection.path("features").spliterator(), false)
                .filter(feature -> feature.path("id").asText().endsWith("/palermo")).findFirst().orElseThrow();
        assertEquals(JSON.readTree("""
                {"type":"Feature","id":"https://w3id.org/iash/id/city/palermo",
                 "geometry":{"type":"Point","coordinates":[13.3636,38.1166]},
                 "properties":{"city":"https://w3id.org/iash/id/city/palermo","cityLabel":"Palermo","since":"2021-06",
                               "until":null,"member":"yes",
                               "certainty":"https://w3id.org/iash/id/concept/confirmed",
                               "certaintyLabel":"confirmed","stateOf":"2026-11-27"}}"""),
                palermo);
    }

    @Test
    void geometriesOfWktBecomeThoseOfGeoJson() throws Exception {
        JsonNode features = JSON.readTree(site.get("/queries/shapes-of-land.geojson").body()).path("features");
        JsonNode expected = JSON.readTree("""
                {"point": {"type":"Point","coordinates":[7.1,50.7]}, "crs": {"type":"Point","coordinates":[7.1,50.7]},
                 "area": {"type":"Polygon","coordinates":
                   [[[0.0,0.0],[4.0,0.0],[4.0,4.0],[0.0,0.0]],[[1.0,1.0],[2.0,1.0],[2.0,2.0],[1.0,1.0]]]},
                 "points": {"type":"MultiPoint","coordinates":[[1.0,2.0],[3.0,4.0]]},
                 "line": {"type":"LineString","coordinates":[[1.0,2.0],[3.0,4.5]]},
                 "other axes": null, "broken": null, "unknown": null}""");
        assertEquals(expected.size(), features.size());
        features.forEach(feature -> {
            String name = feature.at("/properties/name").asText();
            assertEquals(expected.get(name), feature.get("geometry"), name);
        });
    }

    @Test
    void queryWithoutCoordinatesHasNoMap() throws Exception {
        HttpResponse<String> address = site.get("/queries/goals.geojson");
        assertEquals(404, address.statusCode());
        assertEquals("The answer does not come in this form.\nThere are: .html .csv .json .xlsx .tsv .xml .rq\n",
                address.body());
        assertEquals(406, site.get("/queries/goals", "Accept", "application/geo+json").statusCode());
        assertEquals(406, site.get("/queries/goals?format=parquet").statusCode());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "text/html,*/*;q=0.8 | html | text/html;charset=utf-8", "*/* | html | text/html;charset=utf-8",
            "text/csv | csv | text/csv; charset=utf-8",
            "application/sparql-results+json | json | application/sparql-results+json",
            "application/json | json | application/json",
            "application/geo+json | geojson | application/geo+json",
            "text/tab-separated-values | tsv | text/tab-separated-values; charset=utf-8",
            "application/sparql-results+xml | xml | application/sparql-results+xml",
            "application/sparql-query | rq | application/sparql-query"})
    void oneAddressHasEveryForm(String accept, String extension, String type) throws Exception {
        HttpResponse<String> answer = site.get("/queries/members-as-of?country=it", "Accept", accept);
        assertEquals(200, answer.statusCode());
        assertEquals(type, answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals("Accept, Accept-Language, Accept-Encoding", answer.headers().firstValue("Vary").orElse(""));
        String location = answer.headers().firstValue("Content-Location").orElse("");
        assertEquals("/queries/members-as-of." + extension + "?country=it", location);
        assertEquals(answer.body(), site.get(location).body());
        assertEquals(answer.body(), site.get("/queries/members-as-of?country=it&format=" + extension).body());
        assertFalse(answer.body().startsWith("\ufeff"), "a mark of byte order");
    }

    @Test
    void nameOfTheFileIsPlain() throws Exception {
        String name = site.get("/queries/every-type.tsv?text=%22%0D%0A../x;%C3%BC").headers()
                .firstValue("Content-Disposition").orElse("");
        assertEquals("inline; filename=\"every-type-text=-22-0D-0A..-2Fx-3B-C3-BC.tsv\"", name);
    }
}
