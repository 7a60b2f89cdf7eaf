package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Releases of any length are compared in little memory: as text, both have more than the heap; longer ones with
 * {@code -Psoak}.
 */
class DiffIT {
    private static final int LINES = Integer.getInteger("portolan.diffLines", 400_000);
    private static final int LINES_OF_A_THING = 4;
    private static final String HEAP = "-Xmx64m";

    @TempDir
    private static Path folder;

    /** Two releases with invented dumps: of each ten things, the later one has lost one, and one is called otherwise. */
    @BeforeAll
    static void makeDumps() throws IOException {
        ChangingPublication publication = new ChangingPublication(folder.resolve("made"));
        Path made = publication.releases().resolve(publication.release());
        for (String name : List.of("earlier", "later")) {
            FileUtils.copyDirectory(made.toFile(), folder.resolve(name).toFile());
            write(folder.resolve(name).resolve("data.nq.gz"), name.equals("later"));
        }
    }

    private static void write(Path dump, boolean isLater) throws IOException {
        try (BufferedWriter out = new BufferedWriter(new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(dump), 1 << 16), StandardCharsets.UTF_8))) {
            for (int i = 0; i < LINES / LINES_OF_A_THING; i++) {
                if (isLater && i % 10 == 0) {
                    continue;
                }
                String thing = "<https://ligue.example/id/chose/%08d> ".formatted(i);
                out.write(thing + "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://ligue.example/mots#Chose> .\n");
                out.write(thing + "<http://www.w3.org/2000/01/rdf-schema#label> \"" + (isLater && i % 10 == 1 ? "autre " : "")
                        + "chose " + i + "\"@fr .\n");
                out.write(thing + "<https://ligue.example/mots#nombre> \"" + i + "\" .\n");
                out.write(thing + "<https://ligue.example/mots#suivante> <https://ligue.example/id/chose/"
                        + "%08d> .\n".formatted(i + 1));
            }
        }
    }

    private List<String> diff(String format) throws Exception {
        Path said = folder.resolve(format);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP,
                "-cp", System.getProperty("java.class.path"), Main.class.getName(), "diff",
                folder.resolve("earlier").toString(), folder.resolve("later").toString(), "--format", format)
                .redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertEquals(0, process.waitFor(), () -> read(said).toString());
        Files.createDirectories(Path.of("target/soak"));
        Files.writeString(Path.of("target/soak/diff-" + format + ".txt"), String.format(Locale.ROOT,
                "%,d lines each, %s: %.1f s%n", LINES, HEAP, (System.nanoTime() - start) / 1e9));
        return read(said);
    }

    private static List<String> read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.limit(LINES).toList();
        } catch (IOException e) {
            return List.of(e.toString());
        }
    }

    @Test
    void wordsOfLargeReleasesNeedLittleMemory() throws Exception {
        List<String> said = diff("text");
        int tenth = LINES / LINES_OF_A_THING / 10;
        assertTrue(said.contains("removed   and %d more".formatted(tenth - 100)), said::toString);
        assertTrue(said.stream().anyMatch(line -> line.startsWith("changed   autre chose 1 (")), said::toString);
        assertEquals("%d statements added, %d removed".formatted(tenth, tenth * (LINES_OF_A_THING + 1)),
                said.get(said.size() - 1));
    }

    @Test
    void patchOfLargeReleasesNeedsLittleMemory() throws Exception {
        List<String> said = diff("rdf-patch");
        int tenth = LINES / LINES_OF_A_THING / 10;
        assertEquals(tenth, said.stream().filter(line -> line.startsWith("A ")).count());
        assertEquals((long) tenth * (LINES_OF_A_THING + 1), said.stream().filter(line -> line.startsWith("D ")).count());
        assertEquals("TC .", said.get(said.size() - 1));
    }
}
