package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands print and answer. */
class CommandLineTest {
    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    @Test
    void unknownFlagNamesTheNearestKnownOne() {
        assertEquals(2, run("check", "--ontologie", "x"));
        assertTrue(err.toString().contains("--ontology"), err.toString());
    }

    @Test
    void unchangedInputIsNotConvertedAgain() {
        String releases = folder.resolve("releases").toString();
        assertEquals(0, run("release", "--releases", releases));
        assertTrue(out.toString().contains("21 tables"), out.toString());
        assertFalse(out.toString().contains("unchanged"), out.toString());
        assertEquals(0, run("release", "--releases", releases));
        assertTrue(out.toString().contains("unchanged"), out.toString());
    }

    @Test
    void inputWithErrorsLeavesTheLiveReleaseAsItIs() throws IOException {
        Path releases = folder.resolve("releases");
        assertEquals(0, run("release", "--releases", releases.toString()));
        String live = Files.readString(releases.resolve("current"));
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertEquals(1, run("release", "--releases", releases.toString(), "--data", empty.toString()));
        assertEquals(live, Files.readString(releases.resolve("current")));
        assertTrue(err.toString().contains(live.strip() + " stays as it is"), err.toString());
    }

    @Test
    void portInUseIsToldWithTheFlagToUse() throws IOException {
        Path releases = folder.resolve("releases");
        assertEquals(0, run("release", "--releases", releases.toString()));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(3, run("serve", "--releases", releases.toString(), "--port", Integer.toString(taken.getLocalPort())));
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
        assertEquals(0, run("convert", "--mode", "minimal", "--format", "nt", "-o", target.toString(), table.toString()));
        assertTrue(Files.readString(target).contains("ports.csv#name> \"Alpha\""), Files.readString(target));
    }

    @Test
    void conversionWithErrorsLeavesNoFile() throws IOException {
        Path table = Files.writeString(folder.resolve("ports.csv"), "name,depth\n\"Alpha,7\n");
        Path target = folder.resolve("ports.nt");
        assertEquals(1, run("convert", "--format", "nt", "-o", target.toString(), table.toString()));
        assertFalse(Files.exists(target));
    }
}
