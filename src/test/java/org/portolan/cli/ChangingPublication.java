package org.portolan.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * The invented publication in a folder of its own, with its releases beside it; its tables can be edited. Its rows are
 * derived from their sources, so that provenance knows them.
 */
final class ChangingPublication {
    final Path folder;

    ChangingPublication(Path folder) throws IOException {
        this.folder = folder;
        FileUtils.copyDirectory(Path.of("src/test/resources/other").toFile(), folder.toFile());
        edit("csv-metadata.json", "dcterms:source", "prov:wasDerivedFrom");
    }

    /** What a run of the command line left. */
    record Run(int exit, String out, String err) {
        @Override
        public String toString() {
            return "exit " + exit + "\n" + out + err;
        }
    }

    Path releases() {
        return folder.resolve("releases");
    }

    /** Replaces a text of a table, which must be there. */
    void edit(String table, String before, String after) throws IOException {
        Path file = folder.resolve("data").resolve(table);
        String text = Files.readString(file);
        if (!text.contains(before)) {
            throw new IllegalStateException(before + " is not in " + table);
        }
        Files.writeString(file, text.replace(before, after));
    }

    /** A hut comes, a path goes, a hut gets another name, and the altitude of one is not known any more. */
    void change() throws IOException {
        edit("huts.csv", "marmotte,", "vautour,Refuge du Vautour,Rifugio dell’Avvoltoio,orage,2955,,,2020,seconde\nmarmotte,");
        edit("huts.csv", "Refuge du Chamois", "Refuge du Bouquetin");
        edit("huts.csv", "orage,2733", "orage,");
        edit("paths.csv", "chamois-corneille,chamois,corneille,6.0,seconde\n", "");
    }

    /** Makes a release; gives its id. */
    String release(String... more) {
        Run run = run(Stream.concat(Stream.of("release", "--data", folder.resolve("data").toString(), "--ontology",
                folder.resolve("ontology").toString(), "--accept-removals", "a test of what changed"), Stream.of(more))
                .toArray(String[]::new));
        if (run.exit() != 0) {
            throw new IllegalStateException(run.toString());
        }
        return run.out().replaceFirst("(?s).*?release +([0-9a-f]{16}).*", "$1");
    }

    /** Runs the command line on its releases; what it writes to standard output as bytes counts as said too. */
    Run run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            int exit = Main.run(new PrintWriter(out), new PrintWriter(err), Stream.concat(Stream.of(words),
                    Stream.of("--releases", releases().toString())).toArray(String[]::new));
            return new Run(exit, out + bytes.toString(StandardCharsets.UTF_8), err.toString());
        } finally {
            System.setOut(before);
        }
    }

    /** The names of all files below the folder of releases. */
    List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(releases())) {
            return files.map(file -> releases().relativize(file).toString()).sorted().toList();
        }
    }
}
