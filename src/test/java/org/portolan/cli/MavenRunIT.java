package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's main command, {@code mvn} alone, in a copy of the project: it publishes, and a TERM ends all of it. */
class MavenRunIT {
    private static final List<String> PARTS = List.of("pom.xml", ".mvn", "src/main", "data", "ontology");
    @TempDir
    private Path folder;

    @Test
    void termToMavenLeavesNoProcess() throws Exception {
        Path project = copy();
        Path log = folder.resolve("log");
        int port = freePort();
        Process mvn = start(project, log, port);
        try {
            awaitReady(mvn, log, port);
            List<ProcessHandle> all = Stream.concat(Stream.of(mvn.toHandle()), mvn.descendants()).toList();
            mvn.destroy();
            for (ProcessHandle process : all) {
                process.onExit().get(30, TimeUnit.SECONDS);
            }
            assertEquals(List.of(), all.stream().filter(ProcessHandle::isAlive).toList());
            assertTrue(Files.readString(log).contains("stopped"), Files.readString(log));
            assertEquals(0, answer(port), "something still answers");
        } finally {
            mvn.descendants().forEach(ProcessHandle::destroyForcibly);
            mvn.destroyForcibly();
        }
    }

    private Path copy() throws IOException {
        Path project = folder.resolve("project");
        for (String part : PARTS) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path target = project.resolve(file.toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
        return project;
    }

    private static Process start(Path project, Path log, int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("portolan.maven"), "bin", "mvn").toString(),
                "-Dmaven.repo.local=" + System.getProperty("portolan.repository"));
        builder.environment().put("PORTOLAN_PORT", Integer.toString(port));
        builder.environment().merge("MAVEN_OPTS", String.join(" ", Haste.FLAGS), (given, more) -> given + " " + more);
        return builder.directory(project.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    private static void awaitReady(Process mvn, Path log, int port) throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(3));
        while (answer(port) != 200) {
            assertTrue(mvn.isAlive() && Instant.now().isBefore(end), () -> "not ready: " + read(log));
            Thread.sleep(100);
        }
    }

    private static int answer(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready")).build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (ConnectException nobody) {
            return 0;
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
