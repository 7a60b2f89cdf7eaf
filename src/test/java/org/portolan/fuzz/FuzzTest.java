package org.portolan.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.fuzz.ConverterFuzz.Target;

/**
 * Jazzer, guided by coverage, against the converter: a short run in every build, a long one with {@code -Psoak}. It
 * begins with the inputs of {@code src/test/resources/fuzz}, to which each one that once broke something is added.
 */
class FuzzTest {
    private static final int SECONDS = Integer.getInteger("portolan.fuzz.seconds", 15);
    /** In fewer seconds the second compiler takes more time than it saves. */
    private static final int SHORT = 60;
    private static final Path SEEDS = Path.of("src/test/resources/fuzz");
    private static final Pattern DONE = Pattern.compile("#(\\d+)\\s+DONE +cov: (\\d+) ft: (\\d+) corp: (\\d+)/");

    @TempDir
    private Path folder;

    @Test
    void nothingBreaksTheConverter() throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Path corpus = corpus();
        int kept = corpus.toFile().list().length;
        int exit = jazzer(corpus, log).start().waitFor();
        String said = Files.readString(log, StandardCharsets.ISO_8859_1);
        assertEquals(0, exit, () -> findings(said));
        Matcher done = DONE.matcher(said);
        assertTrue(done.find(), said);
        Files.writeString(Files.createDirectories(Path.of("target/soak")).resolve("fuzz.md"), """
                # Fuzzing of the converter

                %d s, %s inputs, none of which broke it; %s edges covered, %s features, %s inputs kept.
                """.formatted(SECONDS, done.group(1), done.group(2), done.group(3), done.group(4)));
        assertTrue(Long.parseLong(done.group(1)) > kept, "it has made no input of its own: " + said);
    }

    private ProcessBuilder jazzer(Path corpus, Path log) throws IOException {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Path found = Files.createDirectories(Path.of("target/fuzz"));
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=" + (SECONDS < SHORT ? 1 : 4),
                "-Djava.io.tmpdir=" + temporary, "-cp", path, "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + ConverterFuzz.class.getName(), "--instrumentation_includes=org.portolan.**",
                "--reproducer_path=" + found, "-artifact_prefix=" + found + "/", "-max_total_time=" + SECONDS,
                "-timeout=20", "-max_len=2000", corpus.toString())
                .redirectErrorStream(true).redirectOutput(log.toFile());
    }

    /** The kept inputs, each behind the byte that chooses its target. */
    private Path corpus() throws IOException {
        Path corpus = Files.createDirectory(folder.resolve("corpus"));
        for (Target target : Target.values()) {
            String name = target.name().toLowerCase(Locale.ROOT);
            try (Stream<Path> seeds = Files.list(SEEDS.resolve(name))) {
                for (Path seed : (Iterable<Path>) seeds::iterator) {
                    ByteArrayOutputStream input = new ByteArrayOutputStream();
                    input.write(target.ordinal());
                    input.write(Files.readAllBytes(seed));
                    Files.write(corpus.resolve(name + "-" + seed.getFileName()), input.toByteArray());
                }
            }
        }
        return corpus;
    }

    /** What it found, without what it tells of itself; the input lies in {@code target/fuzz}. */
    private static String findings(String said) {
        int found = Math.max(0, said.indexOf("=="));
        return said.substring(found, Math.min(said.length(), found + 6000));
    }
}
