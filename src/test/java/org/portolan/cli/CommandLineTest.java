package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.rio.Rio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.fuseki.guard.Limits;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What the commands print and answer. */
class CommandLineTest {
    private static final Path OTHER = Path.of("src/test/resources/other");
    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Makes a release of the invented publication. */
    private int release(Path releases) {
        return run("release", "--releases", releases.toString(), "--data", OTHER.resolve("data").toString(),
                "--ontology", OTHER.resolve("ontology").toString());
    }

    private int run(String... args) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    @Test
    void unknownFlagNamesTheNearestKnownOne() {
        assertEquals(2, run("check", "--ontologie", "x"));
        assertTrue(err.toString().contains("did you mean --ontology?"), err.toString());
        assertEquals(2, run("chek"));
        assertTrue(err.toString().contains("did you mean check?"), err.toString());
    }

    /** The flags write them down again, since what stands in an annotation is a text. */
    @Test
    void flagsOfQueriesHaveTheLimitsOfTheEndpointByDefault() {
        ServerOptions options = new CommandLine(new ServeCommand()).parseArgs().commandSpec().mixins().values().stream()
                .map(CommandSpec::userObject).filter(ServerOptions.class::isInstance).map(ServerOptions.class::cast)
                .findFirst().orElseThrow();
        assertEquals(Limits.STANDARD, options.queries.limits());
    }

    /** Before a release is made. */
    @Test
    void limitThatNothingKeepsIsRefused() {
        String releases = folder.resolve("releases").toString();
        assertEquals(2, run("--releases", releases, "--query-time", "0"));
        assertTrue(err.toString().contains("limits of queries: limits are at least 1"), err.toString());
        assertEquals(2, run("serve", "--releases", releases, "--queries", "0"));
        assertEquals(2, run("serve", "--releases", releases, "--waiting-queries", "20000"));
        assertTrue(err.toString().contains("at most 10000 queries run and wait together"), err.toString());
        assertEquals(2, run("serve", "--releases", releases, "--query-rows", "-1"));
        assertEquals(2, run("serve", "--releases", releases, "--query-memory", "much"));
        assertFalse(Files.exists(folder.resolve("releases")));
    }

    /** Those of the folders that are taken if none are named. */
    @Test
    void unchangedInputIsNotConvertedAgain() {
        Path releases = folder.resolve("releases");
        assertEquals(0, release(releases));
        assertTrue(out.toString().contains(": 5 tables, "), out.toString());
        assertFalse(out.toString().contains("unchanged"), out.toString());
        assertEquals(0, release(releases));
        assertTrue(out.toString().contains("unchanged"), out.toString());
    }

    @Test
    void damagedReleaseOfUnchangedInputIsMadeAgain() throws IOException {
        Path releases = folder.resolve("releases");
        assertEquals(0, release(releases));
        Path dump = releases.resolve(Files.readString(releases.resolve("current")).strip()).resolve("data.nq.gz");
        byte[] whole = Files.readAllBytes(dump);
        byte[] damaged = whole.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(dump, damaged);
        assertEquals(0, release(releases));
        assertTrue(out.toString().contains("data.nq.gz: is damaged"), out.toString());
        assertFalse(out.toString().contains("unchanged"), out.toString());
        assertArrayEquals(whole, Files.readAllBytes(dump));
        assertEquals(0, release(releases));
        assertTrue(out.toString().contains("unchanged"), out.toString());
    }

    @Test
    void inputWithErrorsLeavesTheLiveReleaseAsItIs() throws IOException {
        Path releases = folder.resolve("releases");
        assertEquals(0, release(releases));
        String live = Files.readString(releases.resolve("current"));
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertEquals(1, run("release", "--releases", releases.toString(), "--data", empty.toString(), "--ontology",
                OTHER.resolve("ontology").toString()));
        assertEquals(live, Files.readString(releases.resolve("current")));
        assertTrue(err.toString().contains(live.strip() + " stays as it is"), err.toString());
    }

    @Test
    void portInUseIsToldWithTheFlagToUse() throws IOException {
        Path releases = folder.resolve("releases");
        assertEquals(0, release(releases));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(3,
                    run("serve", "--releases", releases.toString(), "--port", Integer.toString(taken.getLocalPort())));
        }
        assertTrue(err.toString().contains("is in use") && err.toString().contains("--port"), err.toString());
    }

    @Test
    void servingWithoutAReleaseSaysHowToMakeOne() {
        assertEquals(3, run("serve", "--releases", folder.resolve("none").toString()));
        assertTrue(err.toString().contains("portolan release"), err.toString());
    }

    @Test
    void bareTableConverts() throws IOException {
        Path table = Files.writeString(folder.resolve("ports.csv"), "name,depth\nAlpha,7\n");
        Path target = folder.resolve("ports.nt");
        assertEquals(0,
                run("convert", "--mode", "minimal", "--format", "nt", "-o", target.toString(), table.toString()));
        assertTrue(Files.readString(target).contains("ports.csv#name> \"Alpha\""), Files.readString(target));
    }

    @Test
    void conversionWithErrorsLeavesNoFile() throws IOException {
        Path table = Files.writeString(folder.resolve("ports.csv"), "name,depth\n\"Alpha,7\n");
        Path target = folder.resolve("ports.nt");
        assertEquals(1, run("convert", "--format", "nt", "-o", target.toString(), table.toString()));
        assertFalse(Files.exists(target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nt", "nq", "ttl", "trig", "jsonld", "rdf"})
    void severalInputsGiveOneGraph(String format) throws IOException {
        Path ports = Files.writeString(folder.resolve("ports.csv"), "name\nAlpha\n");
        Path ships = Files.writeString(folder.resolve("ships.csv"), "name\nBeta\nGamma\n");
        Path target = folder.resolve("all." + format);
        assertEquals(0, run("convert", "--format", format, "-o", target.toString(), ports.toString(), ships.toString()),
                err::toString);
        Model model;
        try (InputStream in = Files.newInputStream(target)) {
            model = Rio.parse(in, Rio.getParserFormatForFileName(target.toString()).orElseThrow());
        }
        IRI tableGroup = Values.iri("http://www.w3.org/ns/csvw#TableGroup");
        IRI row = Values.iri("http://www.w3.org/ns/csvw#Row");
        assertEquals(2, model.filter(null, RDF.TYPE, tableGroup).subjects().size());
        assertEquals(3, model.filter(null, RDF.TYPE, row).subjects().size());
    }

    @Test
    void prefixWithoutAFolderIsAWrongCommandLine() {
        assertEquals(2,
                run("convert", "--map", "https://example.org/=" + folder.resolve("none"), "https://example.org/a.csv"));
        assertTrue(err.toString().contains("there is no folder"), err.toString());
    }

    @Test
    void prefixThatIsNoIriIsAWrongCommandLine() {
        assertEquals(2, run("convert", "--map", "tables=" + folder, "https://example.org/a.csv"));
        assertTrue(err.toString().contains("\"tables\" is not the beginning of an absolute IRI"), err.toString());
    }

    @Test
    void placeThatCannotBeIsToldInAWord() throws IOException {
        String file = Files.writeString(folder.resolve("a.csv"), "a\n1\n").toString();
        assertEquals(2, run("serve", "--port", "99999"));
        assertTrue(err.toString().contains("--port: 99999 is no port; they go from 0 to 65535"), err::toString);
        assertEquals(2, run("serve", "--public-url", "nonsense"));
        assertTrue(err.toString().contains("--public-url: \"nonsense\" is no web address"), err::toString);
        assertEquals(2, run("serve", "--trusted-proxy", "10.0.0.0/8,proxy.example.org"));
        assertTrue(err.toString().contains("--trusted-proxy: \"proxy.example.org\" is no address"), err::toString);
        assertEquals(2, run("serve", "--slow-query", "2s"));
        assertTrue(err.toString().contains("--slow-query: \"2s\" is no number of seconds"), err::toString);
        assertEquals(3, run("serve", "--access-log", folder.resolve("none/access.log").toString()));
        assertTrue(err.toString().contains("none/access.log: cannot be written"), err::toString);
        assertEquals(2, run("check", "--most", "-1"));
        assertTrue(err.toString().contains("--most: write 0 or more"), err::toString);
        assertEquals(3, release(Path.of(file)));
        assertTrue(err.toString().contains(file + ": this is a file; releases lie in a folder"), err::toString);
        assertEquals(3, run("convert", "-o", folder.resolve("none/x.nt").toString(), file));
        assertTrue(err.toString().contains("portolan: " + folder.resolve("none") + ": does not exist."), err::toString);
    }

    @Test
    void commandIsMadeReadyAloneAndIsCalledAsAmongAll() {
        assertEquals(Set.of("convert"), PortolanCommand.commandLine("convert", "a.csv").getSubcommands().keySet());
        assertTrue(PortolanCommand.commandLine("--help").getSubcommands().size() > 1);
        assertEquals(2, run("convert", "--threds", "2", "a.csv"));
        assertTrue(err.toString().contains("portolan convert --help"), err::toString);
        assertEquals(2, run("convrt", "a.csv"));
        assertTrue(err.toString().contains("did you mean convert?"), err::toString);
    }

    /** A stream of Java's own keeps its faults to itself. */
    @Test
    void standardOutputThatCannotBeWrittenIsTold() throws IOException {
        String file = Files.writeString(folder.resolve("a.csv"), "a\n" + "1\n".repeat(2_000)).toString();
        PrintStream before = System.out;
        System.setOut(new PrintStream(new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("full");
            }
        }));
        try {
            for (String format : List.of("nt", "ttl", "trig", "jsonld", "rdf", "json")) {
                assertEquals(3, run("convert", "--format", format, file), format);
            }
        } finally {
            System.setOut(before);
        }
        assertTrue(err.toString().contains("portolan: standard output: cannot be written"), err::toString);
        assertFalse(err.toString().contains("fault of Portolan"), err::toString);
    }

    @Test
    void reportThatCannotBeWrittenIsNoSuccess() {
        PrintWriter full = new PrintWriter(new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("full");
            }
        });
        assertEquals(3, Main.run(full, new PrintWriter(err, true), "check", "--format", "sarif", "--data",
                OTHER.resolve("data").toString(), "--ontology", OTHER.resolve("ontology").toString()));
        assertTrue(err.toString().contains("portolan: standard output: cannot be written"), err::toString);
    }

    @Test
    void inputThatIsNotThereBeginsNoOutput() throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream standardOutput = new ByteArrayOutputStream();
        System.setOut(new PrintStream(standardOutput, true, StandardCharsets.UTF_8));
        try {
            assertEquals(1, run("convert", folder.resolve("none.csv").toString()));
            assertEquals(1, run("convert", folder.toString()));
        } finally {
            System.setOut(before);
        }
        assertEquals("", standardOutput.toString(StandardCharsets.UTF_8));
        assertTrue(err.toString().contains("none.csv: error: this file is not there"), err::toString);
        assertTrue(err.toString().contains(folder + ": error: this is a folder, no file"), err::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"convert", "init", "tidy"})
    void fileThatIsNotThereIsToldWithThoseThatMayBeMeant(String command) throws IOException {
        Files.writeString(folder.resolve("harbours.csv"), "key\n");
        assertEquals(1, run(command, folder.resolve("harbors.csv").toString()));
        assertEquals("""
                %1$s/harbors.csv: error: this file is not there [file-missing]
                  why: it was looked for in %1$s
                  fix: did you mean harbours.csv?
                1 error, 0 warnings
                """.formatted(folder), err.toString());
        assertFalse(Files.exists(folder.resolve("csv-metadata.json")));
    }
}
