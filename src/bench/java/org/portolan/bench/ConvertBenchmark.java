package org.portolan.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.rio.helpers.AbstractRDFHandler;

/** How fast {@code convert} turns a table into N-Triples, from the start of the process to its end. */
final class ConvertBenchmark {
    private static final int ROWS = Integer.getInteger("bench.rows", 1_000_000);
    private static final int ROWS_OF_PEERS = Integer.getInteger("bench.peer.rows", 100_000);
    private static final int MOST_ROWS = Integer.getInteger("bench.most.rows", 10_000_000);
    private static final int TIMES = 5;
    private static final int TIMES_OF_PEERS = 3;
    private static final String CSVW = "http://www.w3.org/ns/csvw#";

    private final Bench bench;

    ConvertBenchmark(Bench bench) {
        this.bench = bench;
    }

    void run() throws IOException, InterruptedException {
        bench.report().conversions();
        limits();
        growth();
        peers();
    }

    private Path table(int rows) throws IOException {
        Path folder = Files.createDirectories(bench.work().resolve("convert-" + rows));
        new CitiesTable().write(folder, rows);
        return folder;
    }

    private void limits() throws IOException, InterruptedException {
        Path folder = table(ROWS);
        Converters converters = new Converters(bench, folder);
        Converter limit = converters.handWritten();
        List<Converter> all = List.of(limit, converters.byteLevel(),
                converters.portolan("Portolan, one thread", "minimal", 1),
                converters.portolan("Portolan, two threads", "minimal", 2));
        compare(all, ROWS);
        measure(all, limit, TIMES, ROWS, folder);
        warm(converters, folder);
        Bench.delete(folder);
    }

    /** The same without the start of the virtual machine and its compiler, which has the other core to itself. */
    private void warm(Converters converters, Path folder) throws IOException, InterruptedException {
        String load = Machine.load();
        Converter all = converters.warm();
        long peak = all.run().peakKb();
        List<Series> series = List.of(new Series(), new Series(), new Series());
        for (String figure : Files.readAllLines(all.output())) {
            series.get(Integer.parseInt(figure.substring(0, 1))).add(Long.parseLong(figure.substring(2)));
        }
        List<String> names = List.of("Hand-written program, warm", "Portolan, one thread, warm",
                "Portolan, two threads, warm");
        long bytes = Files.size(folder.resolve("cities.csv"));
        for (int i = 0; i < names.size(); i++) {
            bench.report().conversion(names.get(i), Converter.cells(series.get(i), peak, ROWS, bytes,
                    series.get(0).medianSeconds()), load);
        }
        if (Files.mismatch(folder.resolve("warm-1.nt"), folder.resolve("warm-2.nt")) >= 0) {
            throw new IllegalStateException("two threads write other bytes than one");
        }
    }

    private void growth() throws IOException, InterruptedException {
        for (int rows : IntStream.iterate(10_000, rows -> rows <= MOST_ROWS, rows -> rows * 10)
                .filter(rows -> rows != ROWS).toArray()) {
            Path folder = table(rows);
            Converters converters = new Converters(bench, folder);
            Converter limit = converters.handWritten();
            measure(List.of(limit, converters.portolan("Portolan, one thread", "minimal", 1),
                    converters.portolan("Portolan, two threads", "minimal", 2)), limit,
                    rows > ROWS ? 1 : TIMES_OF_PEERS, rows, folder);
            Bench.delete(folder);
        }
    }

    private void peers() throws IOException, InterruptedException {
        Path folder = table(ROWS_OF_PEERS);
        Converters converters = new Converters(bench, folder);
        Converter ours = converters.portolan("Portolan, two threads", "minimal", 2);
        List<Converter> all = Stream.concat(Stream.of(ours,
                converters.portolan("Portolan, two threads, standard mode", "standard", 2)),
                converters.peers(Path.of("src/bench/peers").toAbsolutePath(), bench.work().resolve("peers")).stream())
                .toList();
        compare(all, ROWS_OF_PEERS);
        measure(all, ours, TIMES_OF_PEERS, ROWS_OF_PEERS, folder);
        Bench.delete(folder);
    }

    /** Takes turns, so that what else the machine does meets all alike. */
    private void measure(List<Converter> all, Converter limit, int times, int rows, Path folder)
            throws IOException, InterruptedException {
        Map<Converter, Series> series = new LinkedHashMap<>();
        Map<Converter, Long> peaks = new LinkedHashMap<>();
        String load = Machine.load();
        for (int i = 0; i < times; i++) {
            for (Converter converter : all) {
                Converter.Run run = converter.run();
                series.computeIfAbsent(converter, any -> new Series()).add(run.nanos());
                peaks.merge(converter, run.peakKb(), Math::max);
            }
        }
        long bytes = Files.size(folder.resolve("cities.csv"));
        for (Converter converter : all) {
            bench.report().conversion(converter.name(), Converter.cells(series.get(converter), peaks.get(converter),
                    rows, bytes, series.get(limit).medianSeconds()), load);
        }
    }

    /** All say the same of the cities; what standard mode says of table and rows is left out. */
    private static void compare(List<Converter> all, int rows) throws IOException, InterruptedException {
        long[] first = {};
        for (Converter converter : all) {
            converter.run();
            long[] statements = statements(converter.output());
            if (statements.length != rows * CitiesTable.TRIPLES_A_ROW
                    || first.length > 0 && !Arrays.equals(first, statements)) {
                throw new IllegalStateException("%s gives %d statements, or other ones than %s".formatted(
                        converter.name(), statements.length, all.get(0).name()));
            }
            first = statements;
        }
    }

    /** Hashes of the statements, sorted, in place of hundreds of megabytes of text. */
    private static long[] statements(Path file) throws IOException {
        LongStream.Builder hashes = LongStream.builder();
        var parser = Rio.createParser(RDFFormat.NQUADS);
        parser.setRDFHandler(new AbstractRDFHandler() {
            @Override
            public void handleStatement(Statement statement) {
                String type = statement.getObject().stringValue();
                if (!statement.getPredicate().stringValue().startsWith(CSVW) && !type.startsWith(CSVW)) {
                    hashes.add(hash(
                            statement.getSubject() + " " + statement.getPredicate() + " " + statement.getObject()));
                }
            }
        });
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            parser.parse(in, "");
        }
        return hashes.build().sorted().toArray();
    }

    private static long hash(String text) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
