package org.portolan.endpoint;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged program as a process of its own with the heap that the README promises is enough. Linux only. */
final class EndpointProcess implements AutoCloseable {
    private static final long MILLIS_OF_TICK = 10;
    private static final long BETWEEN_LOOKS = 50;
    private static final int CALM_LOOKS = 3;
    private static final Path JAR = Path.of(System.getProperty("portolan.jar"));
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Path OTHER = Path.of("src/test/resources/other");
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    final List<String> said = new CopyOnWriteArrayList<>();
    private final Process process;
    private URI site;

    /**
     * Releases the invented publication and serves it.
     *
     * @param folder an empty one for the releases
     * @param limits flags of the server
     */
    EndpointProcess(Path folder, String... limits) {
        this("256m", folder, limits);
    }

    /** The same with another heap. */
    static EndpointProcess with(String heap, Path folder, String... limits) {
        return new EndpointProcess(heap, folder, limits);
    }

    private EndpointProcess(String heap, Path folder, String... limits) {
        List<String> command = new ArrayList<>(List.of(JAVA, "-Xmx" + heap, "-jar", JAR.toString(), "--port", "0",
                "--releases", folder.toString(), "--data", OTHER.resolve("data").toString(), "--ontology",
                OTHER.resolve("ontology").toString()));
        command.addAll(List.of(limits));
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
            begin(process.inputReader(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin(BufferedReader out) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            if (line.startsWith("pages")) {
                site = URI.create(line.substring(5).strip().replace("localhost", "127.0.0.1"));
            } else if (line.startsWith("stop")) {
                Thread rest = new Thread(() -> listen(out));
                rest.setDaemon(true);
                rest.start();
                return;
            }
        }
        throw new IllegalStateException(String.join("\n", said));
    }

    private void listen(BufferedReader out) {
        try {
            out.lines().forEach(said::add);
        } catch (UncheckedIOException closed) {
            // the process has ended
        }
    }

    int port() {
        return site.getPort();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Asks by POST, for all lengths. */
    HttpResponse<String> ask(String query, String accept) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(site.resolve("/sparql")).timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/sparql-query").header("Accept", accept)
                .POST(BodyPublishers.ofString(query)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(site.resolve("/") + path.substring(1)))
                .timeout(Duration.ofSeconds(30)).header("Accept", accept).build(), BodyHandlers.ofString());
    }

    /**
     * What came to somebody who sent bytes as they are.
     *
     * @param text    until the end of the connection
     * @param isReset true if that end is an error for whoever reads
     */
    record Answer(String text, boolean isReset) {
        int status() {
            return text.startsWith("HTTP/1.") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }
    }

    /** Sends bytes as they are. */
    Answer raw(String request) {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            socket.getInputStream().transferTo(seen);
            return new Answer(seen.toString(StandardCharsets.ISO_8859_1), false);
        } catch (IOException reset) {
            return new Answer(seen.toString(StandardCharsets.ISO_8859_1), true);
        }
    }

    /** What the processors have done for the threads that answer, in milliseconds; not for those that compile Java. */
    private long cpuMillis() throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            return tasks.mapToLong(EndpointProcess::cpuMillis).sum();
        }
    }

    private static long cpuMillis(Path task) {
        try {
            String stat = Files.readString(task.resolve("stat"));
            if (!stat.contains("(qtp") && !stat.contains("(query-watchdog")) {
                return 0;
            }
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MILLIS_OF_TICK;
        } catch (IOException ended) {
            return 0;
        }
    }

    /**
     * Waits until the threads that answer are at rest: several looks find them where they were, for on a busy machine one
     * look says little. Gives the milliseconds to the first of these.
     */
    long millisUntilIdle() throws IOException, InterruptedException {
        long start = System.nanoTime();
        long before = cpuMillis();
        long since = 0;
        for (int calm = 0; calm < CALM_LOOKS && since < 10_000;) {
            Thread.sleep(BETWEEN_LOOKS);
            long now = cpuMillis();
            if (now > before) {
                calm = 0;
                since = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            } else {
                calm++;
            }
            before = now;
        }
        return since;
    }

    int threads() throws IOException {
        return (int) status("Threads");
    }

    /** Resident memory in KB. */
    long resident() throws IOException {
        return status("VmRSS");
    }

    /** What is resident of memory that is no file's, in KB. */
    long anonymous() throws IOException {
        return status("RssAnon");
    }

    /** What is resident of files, of which the system takes back what it needs, in KB. */
    long mapped() throws IOException {
        return status("RssFile");
    }

    private long status(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", ""))).findFirst().orElseThrow();
    }

    int openFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            return (int) files.count();
        }
    }

    /** KB of the heap that are in use after a collection. */
    long heap() throws IOException, InterruptedException {
        jcmd("GC.run");
        String info = jcmd("GC.heap_info");
        return Long.parseLong(info.replaceFirst("(?s).*?used (\\d+)K.*", "$1"));
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process asked = new ProcessBuilder(Path.of(JAVA).resolveSibling("jcmd").toString(),
                Long.toString(process.pid()), command).redirectErrorStream(true).start();
        String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        return said;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
