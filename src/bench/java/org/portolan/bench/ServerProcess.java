package org.portolan.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, asked until it answers. */
final class ServerProcess implements AutoCloseable {
    private static final int PAUSE_MILLIS = 2;
    private static final int PATIENCE_SECONDS = 60;
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern HEAP = Pattern.compile("used (\\d+)K");

    private final Process process;
    private final int port;
    private final long nanosUntilReady;

    private ServerProcess(Process process, int port, long nanosUntilReady) {
        this.process = process;
        this.port = port;
        this.nanosUntilReady = nanosUntilReady;
    }

    /**
     * Starts a Java program with the heap that the README promises is enough.
     *
     * @param arguments of {@code java}; each {@code {port}} in them becomes a free port
     * @param readyPath answers 200 once the server can be used
     */
    static ServerProcess start(List<String> arguments, String readyPath) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(java("java"), "-Xmx256m"));
        arguments.forEach(word -> command.add(word.replace("{port}", Integer.toString(port))));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        while (!answers(port, readyPath)) {
            if (!process.isAlive() || System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                process.destroyForcibly();
                throw new IOException("did not become ready: " + String.join(" ", command));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return new ServerProcess(process, port, System.nanoTime() - start);
    }

    /** A program of the Java that runs the benchmarks. */
    static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    long nanosUntilReady() {
        return nanosUntilReady;
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Megabytes of memory that the process occupies, as Linux tells it; 0 elsewhere. */
    long residentMegabytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        return Files.isReadable(status) ? kilobytes(RESIDENT, Files.readString(status)) >> 10 : 0;
    }

    /** Megabytes of resident memory that are files with this in their path; 0 where there is no Linux. */
    long mappedMegabytes(String path) throws IOException {
        Path maps = Path.of("/proc", Long.toString(process.pid()), "smaps");
        long kilobytes = 0;
        boolean isMatching = false;
        for (String line : Files.isReadable(maps) ? Files.readAllLines(maps) : List.<String>of()) {
            if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
                isMatching = line.contains(path);
            } else if (isMatching && line.startsWith("Rss:")) {
                kilobytes += Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        return kilobytes >> 10;
    }

    /** Megabytes of heap that are in use after a full collection. */
    long heapMegabytes() throws IOException {
        diagnose("GC.run");
        return kilobytes(HEAP, diagnose("GC.heap_info")) >> 10;
    }

    private String diagnose(String command) throws IOException {
        Process jcmd = new ProcessBuilder(java("jcmd"), Long.toString(process.pid()), command).start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static long kilobytes(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no memory is told in: " + text);
        }
        return Long.parseLong(found.group(1));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static boolean answers(int port, String path) {
        try (Socket knock = new Socket(InetAddress.getLoopbackAddress(), port)) {
            knock.close();
            URI address = URI.create("http://127.0.0.1:" + port + path);
            return ((HttpURLConnection) address.toURL().openConnection())
                    .getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
