package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands do to the place that they write to, be it a file or not. */
class OutputTest {
    private static final String LINE = "#x> \"1\"";
    @TempDir
    private Path folder;
    private Path table;
    private final StringWriter output = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        table = Files.writeString(folder.resolve("a.csv"), "x\n1\n");
    }

    private int run(Object... words) {
        return Commands.run(output, words);
    }

    private void convertTo(Path target) {
        assertEquals(0, run("convert", "--format", "nt", "--mode", "minimal", "-o", target, table), output::toString);
    }

    private static void assertConverted(Path file) throws IOException {
        assertTrue(Files.readString(file).contains(LINE), () -> "nothing was written to " + file);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static Process shell(Path where, String line, Object... words) throws IOException {
        return new ProcessBuilder(Stream.concat(Stream.of("sh", "-c", line, "sh"),
                Arrays.stream(words).map(Object::toString)).toList()).directory(where.toFile()).start();
    }

    private static Path pipe(Path place) throws IOException, InterruptedException {
        try {
            assumeTrue(new ProcessBuilder("mkfifo", place.toString()).start().waitFor() == 0, "no pipes here");
        } catch (IOException noSuchCommand) {
            assumeTrue(false, "no mkfifo here");
        }
        return place;
    }

    private void assumePosix() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no modes of files here");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void pipeIsWrittenAndStaysAPipe() throws IOException, InterruptedException {
        Path pipe = pipe(folder.resolve("pipe"));
        Process reader = shell(folder, "cat pipe > read.nt");
        try {
            convertTo(pipe);
            assertTrue(reader.waitFor(20, TimeUnit.SECONDS), "the pipe was not written");
        } finally {
            reader.destroyForcibly();
        }
        assertConverted(folder.resolve("read.nt"));
        assertTrue(Files.readAttributes(pipe, "*").get("isOther").equals(true));
        assertEquals(List.of(table, pipe, folder.resolve("read.nt")), files());
    }

    @Test
    void linkStaysAndWhereItLeadsIsReplaced() throws IOException {
        Path real = Files.writeString(Files.createDirectory(folder.resolve("far")).resolve("real.nt"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.nt"), Path.of("far/link.nt"));
        Files.createSymbolicLink(folder.resolve("far/link.nt"), Path.of("real.nt"));
        convertTo(link);
        assertTrue(Files.isSymbolicLink(link) && Files.isSymbolicLink(folder.resolve("far/link.nt")));
        assertTrue(Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS));
        assertConverted(real);
    }

    @Test
    void linkToNothingYetGetsItsFile() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.nt"), Path.of("new.nt"));
        convertTo(link);
        assertTrue(Files.isSymbolicLink(link));
        assertConverted(folder.resolve("new.nt"));
        Path circle = Files.createSymbolicLink(folder.resolve("circle.nt"), Path.of("circle.nt"));
        assertEquals(3, run("convert", "-o", circle, table));
        assertTrue(Files.isSymbolicLink(circle));
    }

    /**
     * What the shell has opened is a file here, to which others have written before. The link stands for /dev/stdout,
     * which is one like it: a fault here must not put a file in the place of that.
     */
    @ParameterizedTest
    @ValueSource(strings = {"-o stdout >> log.nt", "-o /dev/fd/1 >> log.nt", "-o /dev/fd/3 3>> log.nt"})
    void descriptorIsWrittenAfterWhatIsThere(String redirection) throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/proc/self/fd/1")), "no descriptors as files here");
        Files.createSymbolicLink(folder.resolve("stdout"), Path.of("/proc/self/fd/1"));
        Path log = Files.writeString(folder.resolve("log.nt"), "before\n");
        Object inode = Files.readAttributes(log, "*").get("fileKey");
        Process child = shell(folder, "\"$1\" -Xshare:auto -cp \"$2\" \"$3\" convert --format nt a.csv " + redirection,
                ProcessHandle.current().info().command().orElseThrow(), System.getProperty("java.class.path"),
                Main.class.getName());
        String said = new String(child.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, child.waitFor(), said);
        assertEquals(inode, Files.readAttributes(log, "*").get("fileKey"));
        assertTrue(Files.readString(log).startsWith("before\n"), "what was there before is gone");
        assertConverted(log);
    }

    /** As whatever else is written in this folder, be it for all or for few. */
    @ParameterizedTest
    @ValueSource(strings = {"new.nt", "new.nt.gz", "new.nt.zst", "new.ttl", "new.json"})
    void newFileHasTheModeOfNewFiles(String name) throws IOException {
        assumePosix();
        assertEquals(0, run("convert", "-o", folder.resolve(name), table), output::toString);
        assertEquals(mode(table), mode(folder.resolve(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-rw-r--", "rw-------", "r--r-----"})
    void fileThatIsThereKeepsItsMode(String mode) throws IOException {
        assumePosix();
        Path target = Files.writeString(folder.resolve("old.nt"), "old");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(mode));
        convertTo(target);
        assertConverted(target);
        assertEquals(mode, mode(target));
        Path metadata = Files.writeString(folder.resolve("csv-metadata.json"), "{}");
        Files.setPosixFilePermissions(metadata, PosixFilePermissions.fromString(mode));
        assertEquals(0, run("init", "--force", table), output::toString);
        assertEquals(mode, mode(metadata));
    }

    @Test
    void memoryThatDoesNotDoIsToldWithTheLimit() throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Files.writeString(table, "x\n" + "1".repeat(40_000_000) + "\n");
        Process child = shell(folder, "exec \"$1\" -Xmx40m -Djava.io.tmpdir=temporary -cp \"$2\" \"$3\" convert a.csv "
                + "--max-cell 100000000 --max-row 90000000 -o out.nt", ProcessHandle.current().info().command()
                .orElseThrow(), System.getProperty("java.class.path"), Main.class.getName());
        String said = new String(child.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(3, child.waitFor(), said);
        assertTrue(said.startsWith("portolan: more memory is needed than Java may take (40 MB); give it more: java -Xmx")
                && said.contains("--max-cell 100000000 and --max-row 90000000"), said);
        assertEquals(1, said.lines().count(), said);
        assertEquals(List.of(table, temporary), files());
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(List.of(), left.filter(file -> file.getFileName().toString().startsWith("portolan")).toList());
        }
    }

    @Test
    void placeThatCannotBeWrittenIsToldByItsName() throws IOException {
        for (Path place : List.of(folder, Files.createDirectory(folder.resolve("in.nt")))) {
            output.getBuffer().setLength(0);
            assertEquals(3, run("convert", "--format", "nt", "-o", place, table));
            assertTrue(output.toString().startsWith("portolan: " + place + ": is a folder"), output::toString);
        }
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no disk that is always full here");
        output.getBuffer().setLength(0);
        Path link = Files.createSymbolicLink(folder.resolve("full.nt"), full);
        assertEquals(3, run("convert", "-o", link, table));
        assertTrue(output.toString().contains(link + ": No space left on device"), output::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.foo", "x.xlsx", "x.csv.gz"})
    void endingThatIsOfNoFormatIsTold(String name) throws IOException {
        assertEquals(2, run("convert", "-o", folder.resolve(name), table), output::toString);
        assertTrue(output.toString().contains("is that of no format; give it one of .nt, .nq, .ttl, .trig, .jsonld, "
                + ".rdf, .json"), output::toString);
        assertEquals(List.of(table), files());
        assertEquals(0, run("convert", "--format", "nt", "-o", folder.resolve(name), table), output::toString);
        assertEquals(0, run("convert", "-o", folder.resolve("plain"), table), output::toString);
        assertTrue(Files.readString(folder.resolve("plain")).startsWith("@prefix"));
    }

    @Test
    void standardInputTwiceIsRefused() {
        assertEquals(2, run("convert", "-", "-"), output::toString);
        assertTrue(output.toString().contains("-: standard input can be read once"), output::toString);
    }

    @Test
    void privateKeyIsItsOwnersAlone() throws IOException {
        assumePosix();
        assertEquals(0, run("keygen", folder.resolve("key.pem")), output::toString);
        assertEquals("rw-------", mode(folder.resolve("key.pem")));
        assertEquals(mode(table), mode(folder.resolve("key.pub.pem")));
    }

    @Test
    void tidyAndInitFollowLinks() throws IOException {
        Files.createDirectory(folder.resolve("far"));
        Path real = Files.writeString(folder.resolve("far/metadata.json"), "old");
        Path metadata = Files.createSymbolicLink(folder.resolve("csv-metadata.json"), Path.of("far/metadata.json"));
        assertEquals(0, run("init", "--force", table), output::toString);
        assertTrue(Files.isSymbolicLink(metadata) && Files.readString(real).contains("\"a.csv\""));
        Path saved = Files.writeString(folder.resolve("saved.csv"), "x;\n1;\n");
        Path link = Files.createSymbolicLink(folder.resolve("b.csv"), Path.of("saved.csv"));
        Path described = Files.writeString(folder.resolve("m.json"), "{\"@context\": \"http://www.w3.org/ns/csvw\", "
                + "\"url\": \"b.csv\", \"tableSchema\": {\"columns\": [{\"titles\": \"x\"}]}}");
        run("tidy", "--metadata", described, link);
        assertEquals("x\n1\n", Files.readString(saved).replace("\r", ""), output::toString);
        assertTrue(Files.isSymbolicLink(link));
        assertFalse(Files.isSymbolicLink(saved));
    }
}
