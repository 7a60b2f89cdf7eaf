package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be large is read no more often than it must be; the operating system counts. */
class ReadOnceIT {
    @TempDir
    private Path folder;
    private ChangingPublication publication;
    private String changed;

    @BeforeEach
    void makeReleases() throws Exception {
        assumeTrue(Strace.isTraceable(), "nothing can be counted here: strace is missing, or must not trace");
        publication = new ChangingPublication(folder);
        publication.release();
        publication.change();
        changed = publication.release();
    }

    @Test
    void changedInputIsReadForItsChecksumOnceAndForWhatItSaysOnce() throws Exception {
        publication.edit("huts.csv", "brume,1985", "brume,1986");
        Process process = traced("release", "--data", folder.resolve("data").toString(), "--ontology",
                folder.resolve("ontology").toString());
        process.getInputStream().transferTo(System.out);
        assertEquals(0, process.waitFor());
        assertEquals(2, opened(folder.resolve("ontology/pages.ttl")));
        assertEquals(2, opened(folder.resolve("ontology/queries/les-plus-hauts.rq")));
    }

    @Test
    void historyIsReadOnceWhenAServerStarts() throws Exception {
        Process process = traced("serve", "--port", "0");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null && !line.startsWith("stop"); line = out.readLine()) {
                System.out.println(line);
            }
            assertEquals(1, opened(publication.releases().resolve("history").resolve(changed).resolve("changes.rdfp.gz")));
        } finally {
            process.children().forEach(ProcessHandle::destroy);
            process.waitFor();
        }
    }

    private Process traced(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(Strace.writing("openat", folder.resolve("calls"))));
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        command.addAll(Haste.reading());
        command.addAll(List.of("-jar", System.getProperty("portolan.jar")));
        command.addAll(List.of(words));
        command.addAll(List.of("--releases", publication.releases().toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private long opened(Path file) throws Exception {
        try (Stream<String> calls = Files.lines(folder.resolve("calls"), StandardCharsets.ISO_8859_1)) {
            return calls.filter(call -> call.contains("openat(") && call.contains("\"" + file + "\"")).count();
        }
    }
}
