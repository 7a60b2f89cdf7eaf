package org.portolan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The table of results as Markdown. Not thread-safe. */
final class Report {
    private final List<String> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Report(String program, String versions) throws IOException {
        lines.add("# Speed and memory");
        lines.add("");
        lines.add("- Program: " + program);
        lines.add("- Machine: " + Machine.description());
        lines.add("- Date: " + LocalDate.now());
        lines.add("- Compared with: " + versions);
        lines.add("- Command: `mvn -Pbench verify`");
        lines.add("");
        lines.add(
                "Medians; starts and conversions with the least and the most. The load is that of the minute before.");
        lines.add("");
        lines.add("| What | Portolan | Limit | Ratio | Load |");
        lines.add("| --- | --- | --- | --- | --- |");
    }

    void row(String what, String ours, String limit, String ratio, String load) {
        String line = "| %s | %s | %s | %s | %s |".formatted(what, ours, limit, ratio, load);
        System.out.println(line);
        lines.add(line);
    }

    /** Begins the table of conversions. */
    void conversions() {
        lines.addAll(
                List.of("", "Tables of cities to N-Triples, nine statements a row; the ratio is to the first of each"
                + " size.", "", "| Converter | Rows | Time | Rows/s | Triples/s | MB/s | Memory | Ratio | Load |",
                "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"));
    }

    void conversion(String name, List<String> cells, String load) {
        String line = "| %s | %s | %s |".formatted(name, String.join(" | ", cells), load);
        System.out.println(line);
        lines.add(line);
    }

    /** Adds a sentence after the tables. */
    void note(String sentence) {
        notes.add(sentence);
    }

    /** Adds what JMH wrote as CSV: name, mode, threads, samples, score, error, unit. */
    void innerParts(List<String> results) {
        lines.addAll(List.of("", "Steps of a conversion alone, by JMH.", "", "| Step | Nanoseconds | Error (99.9 %) |",
                "| --- | --- | --- |"));
        results.stream().skip(1).map(line -> line.replace("\"", "").split(",")).forEach(cells -> lines.add(
                String.format(Locale.ROOT, "| %s | %.0f | %.0f |", cells[0].replaceFirst(".*\\.", ""),
                        Double.parseDouble(cells[4]), Double.parseDouble(cells[5]))));
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file,
                notes.isEmpty() ? lines : Stream.of(lines, List.of(""), notes).flatMap(List::stream).toList());
    }
}
