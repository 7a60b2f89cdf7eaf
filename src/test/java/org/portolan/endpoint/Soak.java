package org.portolan.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Good, bad and ugly traffic for a time, and what the server's process holds meanwhile. The figures are in
 * {@code target/soak/endpoint.txt}; a run of a minute or more fails if they grow. Memory grows until the heap has its
 * size and the code that runs is compiled, so it is judged by a bound, and by its slope in the second half.
 */
final class Soak {
    private static final int CLIENTS = 6;
    private static final int SAMPLES = 60;
    private static final int SHORTEST_TO_JUDGE = 60;
    private static final int SHORTEST_FOR_SLOPE = 600;
    private static final double MOST_GROWTH = 1.15;
    private static final long HEAP_KB = 256 * 1024;
    /** Of the collector, of compiled code, of classes, of threads, of what zstd takes. */
    private static final long BESIDE_THE_HEAP_KB = 384 * 1024;
    private static final double MOST_KB_A_MINUTE = 3 * 1024;
    private static final int FIGURES = 4;
    private static final List<String> GOOD = List.of("ASK {}", "SELECT * { ?s ?p ?o } LIMIT 10",
            "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY DESC(?n)",
            "SELECT * { ?s ?p ?o . ?o ?q ?r } ORDER BY ?s LIMIT 100", "SELECT * { GRAPH ?g { ?s ?p ?o } } LIMIT 1000");
    private static final List<String> PAGES = List.of("/", "/limits", "/sparql", "/health/ready", "/no-such-page",
            "/dumps/", "/queries/");
    private final EndpointProcess server;
    private final int seconds;
    private final Map<String, AtomicLong> statuses = new ConcurrentHashMap<>();
    private final AtomicLong wrong = new AtomicLong();
    private final List<Attack> ugly = Stream.of(Greed.slow(), Greed.strings(), Greed.patterns(), Greed.memory(),
            Greed.shapes()).flatMap(List::stream).toList();
    private final List<String> bad = WaysOut.queries("http://127.0.0.1:9/sparql");
    private final List<Shape> shapes = Shape.all("http%3A%2F%2F127.0.0.1%3A9%2F");

    Soak(EndpointProcess server, int seconds) {
        this.server = server;
        this.seconds = seconds;
    }

    void run() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int i = 0; i < CLIENTS; i++) {
            Random random = new Random(i);
            clients.execute(() -> ask(random, end));
        }
        clients.shutdown();
        List<long[]> samples = new ArrayList<>();
        while (System.nanoTime() < end) {
            Thread.sleep(Math.max(500, seconds * 1000L / SAMPLES));
            samples.add(new long[] {server.anonymous(), server.mapped(), server.threads(),
                server.openFiles()});
        }
        assertTrue(clients.awaitTermination(60, TimeUnit.SECONDS));
        report(samples);
        assertEquals(0, wrong.get(), "good queries that got another status than 200, 429 or 503");
        if (seconds >= SHORTEST_TO_JUDGE) {
            judge(samples);
        }
    }

    private void judge(List<long[]> samples) {
        for (int figure = 1; figure < FIGURES; figure++) {
            double growth = mean(samples, figure, 2) / mean(samples, figure, 1);
            assertTrue(growth < MOST_GROWTH, "figure " + figure + " of target/soak/endpoint.txt grows: " + growth);
        }
        long most = samples.stream().mapToLong(sample -> sample[0]).max().orElseThrow();
        assertTrue(most < HEAP_KB + BESIDE_THE_HEAP_KB, most + " KB");
        if (seconds >= SHORTEST_FOR_SLOPE) {
            double slope = slope(samples.subList(samples.size() / 2, samples.size()));
            assertTrue(slope < MOST_KB_A_MINUTE, slope + " KB a minute");
        }
    }

    /** By how many KB a minute memory grows: the line with the least squares. */
    private double slope(List<long[]> samples) {
        double minutes = seconds / 60.0 / SAMPLES;
        double middle = (samples.size() - 1) / 2.0;
        double mean = samples.stream().mapToLong(sample -> sample[0]).average().orElseThrow();
        double above = 0;
        double below = 0;
        for (int i = 0; i < samples.size(); i++) {
            above += (i - middle) * (samples.get(i)[0] - mean);
            below += (i - middle) * (i - middle);
        }
        return above / below / minutes;
    }

    private void ask(Random random, long end) {
        while (System.nanoTime() < end) {
            try {
                int kind = random.nextInt(10);
                if (kind < 4) {
                    good(random);
                } else if (kind < 6) {
                    count("page", server.get(PAGES.get(random.nextInt(PAGES.size())), "text/html").statusCode());
                } else if (kind < 7) {
                    count("forbidden", server.ask(bad.get(random.nextInt(bad.size())), "*/*").statusCode());
                } else if (kind < 8) {
                    count("misshapen", server.raw(shapes.get(random.nextInt(shapes.size())).request()).status());
                } else if (kind < 9) {
                    count("greedy", server.ask(ugly.get(random.nextInt(ugly.size())).query(), "*/*").statusCode());
                } else {
                    leave(random);
                }
            } catch (IOException broken) {
                count("broken off", 0);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void good(Random random) throws IOException, InterruptedException {
        int status = server.ask(GOOD.get(random.nextInt(GOOD.size())), "application/json").statusCode();
        count("good", status);
        if (!List.of(200, 429, 503, 504).contains(status)) {
            wrong.incrementAndGet();
        }
    }

    /** Asks, and goes without the answer. */
    private void leave(Random random) throws IOException, InterruptedException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            String query = Greed.slow().get(random.nextInt(Greed.slow().size())).query();
            socket.getOutputStream().write(("POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
                    + "Content-Length: " + query.length() + "\r\n\r\n" + query).getBytes(StandardCharsets.ISO_8859_1));
            Thread.sleep(random.nextInt(100));
        }
        count("gone", 0);
    }

    private void count(String kind, int status) {
        statuses.computeIfAbsent(kind + " " + status, key -> new AtomicLong()).incrementAndGet();
    }

    /** The mean of a third of the samples; the first is left out, for the process is still getting warm. */
    private static double mean(List<long[]> samples, int figure, int third) {
        int size = samples.size() / 3;
        return samples.subList(third * size, (third + 1) * size).stream().mapToLong(sample -> sample[figure]).average()
                .orElseThrow();
    }

    private void report(List<long[]> samples) throws IOException {
        List<String> lines = new ArrayList<>(List.of(seconds + " seconds, " + CLIENTS + " clients", ""));
        new TreeMap<>(statuses).forEach((kind, number) -> lines.add("%-20s %8d".formatted(kind, number.get())));
        lines.addAll(List.of("", "memory KB  files KB  threads  open files"));
        samples.forEach(sample -> lines.add("%9d  %8d  %7d  %10d".formatted(sample[0], sample[1], sample[2],
                sample[3])));
        Path report = Path.of("target/soak/endpoint.txt");
        Files.createDirectories(report.getParent());
        Files.write(report, lines);
    }
}
