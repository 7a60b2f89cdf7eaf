package org.portolan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The table of results as Markdown. Not thread-safe. */
final class Report {
    private final List<String> lines = new ArrayList<>();

    Report(String program, String versions) throws IOException {
        lines.add("# Speed and memory");
        lines.add("");
        lines.add("- Program: " + program);
        lines.add("- Machine: " + Machine.description());
        lines.add("- Date: " + LocalDate.now());
        lines.add("- Compared with: " + versions);
        lines.add("- Command: `mvn -Pbench verify`");
        lines.add("");
        lines.add("Medians; starts and conversions with the least and the most. The load is that of the minute before.");
        lines.add("");
        lines.add("| What | Portolan | Limit | Ratio | Load |");
        lines.add("| --- | --- | --- | --- | --- |");
    }

    void row(String what, String ours, String limit, String ratio, String load) {
        String line = "| %s | %s | %s | %s | %s |".formatted(what, ours, limit, ratio, load);
        System.out.println(line);
        lines.add(line);
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }
}
