package org.portolan.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.FileUtils;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;

/** An invented publication in two states, and what the command line says when they are published. */
final class TwoReleases {
    private static final Path OTHER = Path.of("src/test/resources/other");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> DUMPS = List.of("data.nq.gz", "provenance.nq.gz", "catalog.nq.gz");

    final Path folder;
    final String older;
    final String newer;
    private final Path credentials;

    /** What a run of the command line left. */
    record Run(int exit, String out, String err) {
        @Override
        public String toString() {
            return "exit " + exit + "\n" + out + err;
        }
    }

    TwoReleases(Path folder) throws IOException {
        this.folder = folder;
        FileUtils.copyDirectory(OTHER.toFile(), folder.resolve("input").toFile());
        older = release();
        Path huts = folder.resolve("input/data/huts.csv");
        Files.writeString(huts, Files.readString(huts).replace("Refuge du Chamois", "Refuge du Bouquetin"));
        newer = release();
        credentials = credentials("rw-------");
    }

    Path releases() {
        return folder.resolve("releases");
    }

    /** A file with the right password and these permissions. */
    Path credentials(String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("credentials"), "user=%s\npassword=%s\n".formatted(
                SeparateServer.USER, SeparateServer.PASSWORD));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    /** A folder with the newer release, whose graph of provenance is empty. */
    Path withoutProvenance() throws IOException {
        Path copy = folder.resolve("hollow");
        FileUtils.copyDirectory(releases().toFile(), copy.toFile());
        Path dump = copy.resolve(newer).resolve("provenance.nq.gz");
        try (GZIPOutputStream nothing = new GZIPOutputStream(Files.newOutputStream(dump))) {
            nothing.finish();
        }
        Path file = copy.resolve(newer).resolve("manifest.json");
        JsonNode manifest = JSON.readTree(file.toFile());
        for (JsonNode entry : manifest.get("files")) {
            if (entry.get("name").asText().equals("provenance.nq.gz")) {
                ((ObjectNode) entry).put("bytes", Files.size(dump));
                ((ObjectNode) entry).put("sha256", DigestUtils.sha256Hex(Files.readAllBytes(dump)));
            }
        }
        JSON.writeValue(file.toFile(), manifest);
        Files.delete(file.resolveSibling("manifest.json.sha256"));
        return copy;
    }

    /** Publishes with the right password. */
    Run publish(Object url, String... more) {
        List<String> words = new ArrayList<>(List.of("--credentials", credentials.toString()));
        words.addAll(List.of(more));
        return publishAs(url, words.toArray(String[]::new));
    }

    Run publishAs(Object url, String... more) {
        List<String> words = new ArrayList<>(List.of("publish", url.toString()));
        words.addAll(List.of(more));
        if (!words.contains("--releases")) {
            words.addAll(List.of("--releases", releases().toString()));
        }
        return run(words);
    }

    /** All statements of a release. */
    DatasetGraph dataset(String id) throws IOException {
        DatasetGraph dataset = DatasetGraphFactory.create();
        for (String dump : DUMPS) {
            try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(releases().resolve(id).resolve(dump)))) {
                RDFParser.source(in).lang(Lang.NQUADS).parse(dataset);
            }
        }
        return dataset;
    }

    /** What one dataset has and the other has not, without the zeros that a store may add to a decimal. */
    static List<String> difference(DatasetGraph expected, DatasetGraph found) {
        Set<String> missing = lines(expected);
        Set<String> extra = lines(found);
        List<String> difference = new ArrayList<>();
        missing.stream().filter(line -> !extra.contains(line)).forEach(line -> difference.add("missing " + line));
        extra.stream().filter(line -> !missing.contains(line)).forEach(line -> difference.add("extra " + line));
        return difference;
    }

    private static Set<String> lines(DatasetGraph dataset) {
        Set<String> lines = new TreeSet<>();
        dataset.stream().forEach(quad -> lines.add(quad.toString()
                .replaceAll("(\\.[0-9]*?)0+\"\\^\\^xsd:decimal", "$1\"^^xsd:decimal").replace(".\"^^", "\"^^")));
        return lines;
    }

    private String release() {
        Run run = run(List.of("release", "--releases", releases().toString(), "--data",
                folder.resolve("input/data").toString(), "--ontology", folder.resolve("input/ontology").toString()));
        if (run.exit() != 0) {
            throw new IllegalStateException(run.toString());
        }
        return run.out().replaceFirst("(?s).*release +([0-9a-f]{16}).*", "$1");
    }

    private static Run run(List<String> words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.run(new PrintWriter(out), new PrintWriter(err), words.toArray(String[]::new));
        return new Run(exit, out.toString(), err.toString());
    }
}
