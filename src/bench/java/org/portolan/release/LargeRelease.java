package org.portolan.release;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.portolan.check.files.Sha256;
import org.portolan.release.dumps.Dump;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.manifest.ManifestFile;
import org.portolan.release.store.Store;

/** A release of as many statements as are wanted: nine about each of many invented cities, sorted as dumps are. */
public final class LargeRelease {
    private static final String BASE = "https://w3id.org/iash/";
    private static final String RDFS = "http://www.w3.org/2000/01/rdf-schema#";
    private static final String GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#";
    private static final int STATEMENTS_EACH = 9;

    private LargeRelease() {
    }

    /**
     * Writes a release into a folder of releases, and makes it the current one.
     *
     * @param id      16 hexadecimal digits
     * @param triples how many statements
     * @param other   of each hundred cities, one has this name; releases with other names differ in that
     * @return the folder of the release
     */
    public static Path write(Path releases, String id, long triples, String other) throws IOException {
        Path folder = Files.createDirectories(releases.resolve(id));
        try (OutputStream out = compressed(folder.resolve(Dump.N_QUADS.fileName()))) {
            for (long city = 0; city * STATEMENTS_EACH < triples; city++) {
                String name = city % 100 == 0 ? other : "Stadt " + city;
                List<String> lines = lines(city, name);
                for (String line : lines.subList(0, (int) Math.min(lines.size(), triples - city * STATEMENTS_EACH))) {
                    out.write(line.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        compressed(folder.resolve(Dump.PROVENANCE.fileName())).close();
        compressed(folder.resolve(Dump.CATALOG.fileName())).close();
        ManifestFile.write(folder, new Manifest(id, BASE, false, Map.of("en", "Large"), BASE, "2026-01-01", "bench",
                "2026-01-01T00:00:00Z", "", 0, 1, triples / STATEMENTS_EACH, triples, Map.of(), files(folder),
                List.of()));
        Files.writeString(releases.resolve("current"), id + "\n");
        return folder;
    }

    private static OutputStream compressed(Path file) throws IOException {
        return new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), 1 << 16);
    }

    private static List<Manifest.File> files(Path folder) throws IOException {
        List<Manifest.File> files = new ArrayList<>();
        for (Dump dump : Store.DUMPS) {
            Path file = folder.resolve(dump.fileName());
            files.add(new Manifest.File(dump.fileName(), Files.size(file), Sha256.of(file)));
        }
        return files;
    }

    private static List<String> lines(long city, String name) {
        String subject = String.format(Locale.ROOT, "<%sid/city/c%09d>", BASE, city);
        return Stream.of(
                "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/org#FormalOrganization>",
                "<" + RDFS + "label> \"" + name + "\"@de", "<" + RDFS + "label> \"City " + city + "\"@en",
                "<" + GEO + "lat> \"" + (city % 90) + "." + city % 9973
                        + "\"^^<http://www.w3.org/2001/XMLSchema#decimal>",
                "<" + GEO + "long> \"" + (city % 180) + "." + city % 9967
                        + "\"^^<http://www.w3.org/2001/XMLSchema#decimal>",
                "<" + BASE + "ns#country> <" + BASE + "id/country/k" + city % 40 + ">",
                "<http://www.w3.org/2002/07/owl#sameAs> <http://www.wikidata.org/entity/Q" + city + ">",
                "<http://purl.org/dc/terms/identifier> \"c" + city + "\"",
                "<http://purl.org/dc/terms/source> <" + BASE + "id/source/s" + city % 1000 + ">")
                .map(rest -> subject + " " + rest + " .\n").sorted().toList();
    }
}
