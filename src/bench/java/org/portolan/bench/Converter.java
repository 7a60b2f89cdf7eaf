package org.portolan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that converts the table of cities, run as a process of its own.
 *
 * @param name    how the report calls it
 * @param command its command line
 * @param output  the N-Triples that it writes
 */
record Converter(String name, List<String> command, Path output) {
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final int BETWEEN_LOOKS = 20;

    /**
     * A run.
     *
     * @param nanos  from start to end of the process
     * @param peakKb most memory that was resident, as Linux told it last; 0 where there is no Linux
     */
    record Run(long nanos, long peakKb) {
    }

    Run run() throws IOException, InterruptedException {
        Files.deleteIfExists(output);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).directory(output.getParent().toFile()).redirectErrorStream(true)
                .redirectOutput(output.resolveSibling("said.log").toFile()).start();
        long peak = 0;
        while (!process.waitFor(BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peak(process));
        }
        long nanos = System.nanoTime() - start;
        if (process.exitValue() != 0 || !Files.exists(output)) {
            throw new IOException("%s ended with %d: %s".formatted(name, process.exitValue(),
                    Files.readString(output.resolveSibling("said.log"))));
        }
        return new Run(nanos, peak);
    }

    private static long peak(Process process) {
        try {
            Matcher found = PEAK.matcher(Files.readString(Path.of("/proc/%d/status".formatted(process.pid()))));
            return found.find() ? Long.parseLong(found.group(1)) : 0;
        } catch (IOException ended) {
            return 0;
        }
    }

    /** A line of the report from several runs of the same table. */
    static List<String> cells(Series times, long peakKb, long rows, long bytes, double limitSeconds) {
        double seconds = times.medianSeconds();
        return List.of(number(rows), times.seconds(), number(Math.round(rows / seconds)),
                number(Math.round(rows * CitiesTable.TRIPLES_A_ROW / seconds)),
                String.format(Locale.ROOT, "%.1f", bytes / 1e6 / seconds),
                String.format(Locale.ROOT, "%d MB", peakKb / 1000),
                limitSeconds > 0 ? String.format(Locale.ROOT, "%.2f", seconds / limitSeconds) : "");
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
