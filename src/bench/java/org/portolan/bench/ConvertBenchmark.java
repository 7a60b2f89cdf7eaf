package org.portolan.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How fast {@code convert} turns a table into N-Triples, from the start of the process to its end. */
final class ConvertBenchmark {
    private static final int ROWS = 200_000;
    private static final int TIMES = 5;
    private static final long TRIPLES_A_ROW = 9;

    private final Bench bench;

    ConvertBenchmark(Bench bench) {
        this.bench = bench;
    }

    void run() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(bench.work().resolve("convert/data"));
        new CitiesTable().write(folder, ROWS);
        List<String> portolan = portolan(folder, folder.resolve("portolan.nt"));
        List<String> limit = handWritten(folder.resolve("cities.csv"), folder.resolve("limit.nt"));
        nanos(portolan);
        nanos(limit);
        compare(folder.resolve("portolan.nt"), folder.resolve("limit.nt"));
        String load = Machine.load();
        Series ours = new Series();
        Series theirs = new Series();
        for (int i = 0; i < TIMES; i++) {
            ours.add(nanos(portolan));
            theirs.add(nanos(limit));
        }
        bench.report().row("Conversion of 200,000 rows to N-Triples", rate(ours), rate(theirs) + " hand-written program",
                String.format(Locale.ROOT, "%.2f", ours.medianSeconds() / theirs.medianSeconds()), load);
    }

    private List<String> portolan(Path folder, Path output) {
        return List.of("-jar", bench.jar().toString(), "convert", "--mode", "minimal", "--format", "nt", "--map",
                CitiesTable.BASE + "data/=" + folder, "-o", output.toString(), CitiesTable.BASE + "data/cities.json");
    }

    private static List<String> handWritten(Path table, Path output) {
        String path = Bench.location(HandWrittenConverter.class) + System.getProperty("path.separator")
                + Bench.location(CsvReader.class);
        return List.of("-cp", path, HandWrittenConverter.class.getName(), table.toString(), output.toString());
    }

    private static long nanos(List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ServerProcess.java("java"), "-Xmx256m"));
        command.addAll(words);
        long start = System.nanoTime();
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException("exit " + exit + " of " + String.join(" ", command));
        }
        return System.nanoTime() - start;
    }

    private static String rate(Series series) {
        return String.format(Locale.ROOT, "%,.0f rows/s, %s", ROWS / series.medianSeconds(), series.seconds());
    }

    /** The same lines in any order: hashes are sorted in place of 200 MB of text. */
    private static void compare(Path one, Path other) throws IOException {
        long[] lines = hashes(one);
        if (lines.length != ROWS * TRIPLES_A_ROW || !Arrays.equals(lines, hashes(other))) {
            throw new IllegalStateException("the two programs write different statements: " + one + " " + other);
        }
    }

    private static long[] hashes(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return lines.mapToLong(line -> ByteBuffer.wrap(digest.digest(line.getBytes(StandardCharsets.UTF_8))).getLong())
                    .sorted().toArray();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
