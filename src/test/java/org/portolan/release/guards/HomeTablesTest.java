package org.portolan.release.guards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.manifest.Release;

class HomeTablesTest {
    private static final String BASE = "https://example.org/";
    private static final List<String> ROWS = List.of("cities.csv 2 city/a", "cities.csv 3 city/b",
            "citations.csv 2 city/a", "citations.csv 3 place/a", "citations.csv 4 city/b", "names.csv 2 city/a",
            "names.csv 3 city/a", "places.csv 2 place/a");

    @TempDir
    private Path folder;

    /** Citations are of several kinds of things, and a thing has several names. */
    @Test
    void thingIsAtHomeInTheTableOfItsKind() throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("provenance.nq.gz")))) {
            for (String row : ROWS) {
                String[] parts = row.split(" ");
                out.write("<%sreleases/0/data/%s#row=%s> <http://www.w3.org/ns/csvw#describes> <%sid/%s> <urn:g> .\n"
                        .formatted(BASE, parts[0], parts[1], BASE, parts[2]).getBytes(StandardCharsets.UTF_8));
            }
        }
        Manifest manifest = new Manifest("0", BASE, false, Map.of(), "", "", "", "", "", 0, 1, 1, 1, Map.of(), List.of(),
                List.of());
        Map<String, TableRow> homes = HomeTables.of(new Release(folder, manifest),
                Set.of(BASE + "id/city/a", BASE + "id/place/a", BASE + "id/place/none"));
        assertEquals(Set.of(BASE + "id/city/a", BASE + "id/place/a"), homes.keySet());
        TableRow city = homes.get(BASE + "id/city/a");
        assertEquals("cities.csv 2", city.table() + " " + city.number());
        TableRow place = homes.get(BASE + "id/place/a");
        assertEquals("places.csv 2", place.table() + " " + place.number());
    }
}
