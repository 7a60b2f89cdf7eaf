package org.portolan.cli;

import org.apache.commons.io.FileUtils;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code data/README.md} tells editors to do changes the triples that it should, and no others. Each folder of
 * {@code cases/edit/} has the edit, and the triples that it takes away ({@code -}) and adds ({@code +}), relative to
 * the base. In an edit, a line names a file, {@code -} a line to replace by the {@code +} that follows, {@code +} alone
 * a line to add at the end, {@code |} a column to add, {@code @} a text after which the lines are.
 */
class EditingTest {
    private static final Path CASES = Path.of("src/test/resources/cases/edit");
    private static final String BASE = "https://w3id.org/iash/";
    private static List<String> before;

    @TempDir
    private Path folder;

    @BeforeAll
    static void convert(@TempDir Path work) throws IOException {
        before = triples(Path.of("data"), work.resolve("before.nt"));
    }

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList();
        }
    }

    @Test
    void casesAreThere() throws IOException {
        assertEquals(9, cases().size());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void editChangesWhatItShould(Path edit) throws IOException {
        Path data = folder.resolve("data");
        FileUtils.copyDirectory(Path.of("data").toFile(), data.toFile());
        apply(Files.readAllLines(edit.resolve("edit.txt")), data);
        StringWriter out = new StringWriter();
        int exit = Main.run(new PrintWriter(out), new PrintWriter(out), "check", "--data", data.toString());
        assertEquals(0, exit, out.toString());
        List<String> after = triples(data, folder.resolve("after.nt"));
        assertEquals(Files.readString(edit.resolve("triples.txt")),
                changes("-", before, after) + changes("+", after, before));
    }

    private static String changes(String sign, List<String> these, List<String> others) {
        TreeSet<String> lines = new TreeSet<>(these);
        others.forEach(lines::remove);
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(sign).append(' ').append(line).append('\n'));
        return text.toString();
    }

    private static void apply(List<String> edit, Path data) throws IOException {
        Path file = data;
        int from = 0;
        int replaced = -1;
        for (String line : edit) {
            String rest = line.substring(1);
            List<String> lines = Files.isRegularFile(file) ? new ArrayList<>(Files.readAllLines(file)) : List.of();
            switch (line.charAt(0)) {
                case '#' -> replaced = -1;
                case '|' -> lines.replaceAll(row -> row + (row.startsWith("key,") ? "," + rest : ","));
                case '@' -> {
                    from = lines.indexOf(lines.stream().filter(text -> text.contains(rest)).findFirst().orElseThrow());
                }
                case '-' -> {
                    int start = from;
                    replaced = start + lines.subList(start, lines.size()).indexOf(rest);
                    assertTrue(replaced >= start, () -> "no such line: " + rest);
                    lines.remove(replaced);
                }
                case '+' -> {
                    lines.add(replaced < 0 ? lines.size() : replaced++, rest);
                }
                default -> {
                    file = data.resolve(line);
                    from = 0;
                    replaced = -1;
                }
            }
            if (Pattern.matches("[|+-].*", line)) {
                Files.write(file, lines);
            }
        }
    }

    private static List<String> triples(Path data, Path file) throws IOException {
        StringWriter err = new StringWriter();
        int exit = Main.run(new PrintWriter(err), new PrintWriter(err), "convert", BASE + "data/csv-metadata.json",
                "--map", BASE + "data/=" + data + "/", "--mode", "minimal", "--format", "nt", "-o", file.toString());
        assertEquals(0, exit, err.toString());
        List<String> triples = Files.readAllLines(file).stream().map(line -> line.replace("<" + BASE, "<")).toList();
        assertTrue(triples.size() > 4000, () -> triples.size() + " triples");
        return triples;
    }
}
