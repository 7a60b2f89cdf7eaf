package org.portolan.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table of invented cities in the shape of {@code data/cities.csv}, nine triples a row; the same one every time. */
final class CitiesTable {
    static final String BASE = "https://example.org/";

    static final long TRIPLES_A_ROW = 9;

    private static final long SEED = 1_302_014;
    private static final List<String> SYLLABLES = List.of("pa", "ler", "mo", "na", "poli", "köln", "wer", "ath", "bar",
            "ça", "lo", "ny", "ams", "ter", "dam", "reg", "gio", "αθ", "ήνα", "tir", "lis", "bon");
    private static final String METADATA = """
            {
              "@context": "http://www.w3.org/ns/csvw",
              "url": "cities.csv",
              "tableSchema": {
                "aboutUrl": "../id/city/{key}",
                "columns": [
                  {"name": "key", "titles": "key", "required": true, "suppressOutput": true,
                   "datatype": {"base": "string", "format": "[a-z0-9]+(-[a-z0-9]+)*"}},
                  {"name": "name_de", "titles": "name_de", "required": true, "lang": "de", "propertyUrl": "rdfs:label"},
                  {"name": "name_en", "titles": "name_en", "required": true, "lang": "en", "propertyUrl": "rdfs:label"},
                  {"name": "place", "titles": "place", "required": true, "propertyUrl": "schema:location",
                   "valueUrl": "../id/place/{place}"},
                  {"name": "ags", "titles": "ags", "propertyUrl": "../ns#ags",
                   "datatype": {"base": "string", "format": "[0-9]{8}"}},
                  {"name": "population", "titles": "population", "datatype": "integer", "propertyUrl": "../ns#population"},
                  {"name": "since", "titles": "since", "datatype": "date", "propertyUrl": "schema:startDate"},
                  {"name": "wikidata", "titles": "wikidata", "propertyUrl": "schema:sameAs",
                   "valueUrl": "http://www.wikidata.org/entity/{wikidata}"},
                  {"name": "source", "titles": "source", "required": true, "propertyUrl": "prov:wasDerivedFrom",
                   "valueUrl": "../id/source/{source}"},
                  {"name": "type_of_thing", "virtual": true, "propertyUrl": "rdf:type", "valueUrl": "org:FormalOrganization"}
                ],
                "primaryKey": "key"
              }
            }
            """;

    private final Random random = new Random(SEED);

    /** Writes {@code cities.csv} and {@code cities.json} into an existing folder. */
    void write(Path folder, int rows) throws IOException {
        Files.writeString(folder.resolve("cities.json"), METADATA);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("cities.csv"), StandardCharsets.UTF_8)) {
            out.write("key,name_de,name_en,place,ags,population,since,wikidata,source\n");
            for (int i = 0; i < rows; i++) {
                out.write(row(i));
            }
        }
    }

    private String row(int number) {
        return String.format(Locale.ROOT, "city-%d,%s,\"%s, %s\",place-%d,%08d,%d,%d-%02d-%02d,Q%d,source-%d\n", number,
                name(), name(),
                name(), random.nextInt(1_000_000), random.nextInt(100_000_000), random.nextInt(5_000_000),
                2000 + random.nextInt(26), 1 + random.nextInt(12), 1 + random.nextInt(28), random.nextInt(100_000_000),
                random.nextInt(1000));
    }

    private String name() {
        return IntStream.range(0, 2 + random.nextInt(3)).mapToObj(i -> SYLLABLES.get(random.nextInt(SYLLABLES.size())))
                .collect(Collectors.joining());
    }
}
