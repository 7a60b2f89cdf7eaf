package org.portolan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.portolan.release.LargeRelease;
import org.portolan.release.store.StoreLoad;

/** What a release costs: again when nothing has changed, its store, its difference from another one, its memory. */
final class ReleaseBenchmark {
    private static final String EARLIER = "0000000000000001";
    private static final String LATER = "0000000000000002";
    private static final List<String> LOADERS = List.of("portolan", "phased", "parallel", "sequential");
    private static final List<Long> TRIPLES = List.of(1_000_000L, 10_000_000L);
    private static final long ONCE_FROM = 10_000_000;
    private static final int TIMES = 3;
    private static final int SECONDS_OF_REST = 20;

    private final Bench bench;

    ReleaseBenchmark(Bench bench) {
        this.bench = bench;
    }

    void run() throws IOException, InterruptedException {
        Path releases = bench.work().resolve("released");
        unchanged(releases);
        rest(releases);
        for (long triples : TRIPLES) {
            Path folder = bench.work().resolve("large-" + triples);
            LargeRelease.write(folder, EARLIER, triples, "Altstadt");
            Path later = LargeRelease.write(folder, LATER, triples, "Neustadt");
            difference(folder, triples);
            load(later, triples);
            Bench.delete(folder);
        }
    }

    /** A release of input that has not changed, beside a program that only reads and hashes it. */
    private void unchanged(Path releases) throws IOException, InterruptedException {
        Path said = Files.createDirectories(bench.work().resolve("unchanged")).resolve("said.log");
        String here = Path.of("").toAbsolutePath().toString();
        Converter ours = new Converter("Portolan", java(List.of("-jar", bench.jar().toString(), "release", "--data",
                here + "/data", "--ontology", here + "/ontology", "--releases", releases.toString())), said);
        Converter limit = new Converter("hashes", java(bench.limit(Hashes.class, here + "/data", here + "/ontology")),
                said);
        ours.run();
        compare("Release of unchanged input", ours, limit, "reading and hashing it", TIMES);
    }

    private void compare(String what, Converter ours, Converter limit, String limitName, int times)
            throws IOException, InterruptedException {
        Series mine = new Series();
        Series theirs = new Series();
        long peak = 0;
        String load = Machine.load();
        for (int time = 0; time < times; time++) {
            Converter.Run run = ours.run();
            mine.add(run.nanos());
            peak = Math.max(peak, run.peakKb());
            theirs.add(limit.run().nanos());
        }
        bench.report().row(what, mine.seconds() + ", " + (peak >> 10) + " MB", theirs.seconds() + " " + limitName,
                ratio(mine, theirs), load);
    }

    private static String ratio(Series mine, Series theirs) {
        return String.format(Locale.ROOT, "%.2f", mine.medianSeconds() / theirs.medianSeconds());
    }

    /** A server that nobody asks; the store's files in its memory belong to the system, which takes them back. */
    private void rest(Path releases) throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(List.of("-jar", bench.jar().toString(), "serve", "--releases",
                releases.toString(), "--port", "{port}"), "/health/ready")) {
            TimeUnit.SECONDS.sleep(SECONDS_OF_REST);
            bench.report().row("Resident memory at rest, without the store's mapped files",
                    server.residentMegabytes() - server.mappedMegabytes("/store/") + " MB", "", "", Machine.load());
        }
    }

    /** Both dumps merged, beside a program that only unpacks both. */
    private void difference(Path folder, long triples) throws IOException, InterruptedException {
        Path said = folder.resolve("said.log");
        List<String> command = new ArrayList<>(List.of(ServerProcess.java("java"), "-Xmx64m", "-jar",
                bench.jar().toString(), "diff", EARLIER, LATER, "--format", "rdf-patch", "--releases", folder.toString()));
        List<String> dumps = Stream.of(EARLIER, LATER).map(id -> folder.resolve(id).resolve("data.nq.gz").toString())
                .toList();
        compare(String.format(Locale.ROOT, "Difference of two releases of %,d triples as a patch, -Xmx64m", triples),
                new Converter("Portolan", command, said),
                new Converter("unpacked", java(bench.limit(Hashes.class, dumps.toArray(String[]::new))), said),
                "unpacking and hashing them", times(triples));
    }

    private static int times(long triples) {
        return triples >= ONCE_FROM ? 1 : TIMES;
    }

    private void load(Path release, long triples) throws IOException, InterruptedException {
        Map<String, Series> series = new TreeMap<>();
        Map<String, Long> peaks = new TreeMap<>();
        String load = Machine.load();
        for (int time = 0; time < times(triples); time++) {
            for (String loader : LOADERS) {
                Converter.Run run = new Converter(loader, loading(loader, release), release.resolveSibling("loaded"))
                        .run();
                series.computeIfAbsent(loader, any -> new Series()).add(run.nanos());
                peaks.merge(loader, run.peakKb(), Math::max);
                Bench.delete(release.resolve("store"));
            }
        }
        for (String loader : LOADERS.subList(1, LOADERS.size())) {
            bench.report().row(String.format(Locale.ROOT, "Store of %,d triples", triples),
                    cell(series.get("portolan"), peaks.get("portolan")),
                    cell(series.get(loader), peaks.get(loader)) + " Jena's " + loader + " loader",
                    ratio(series.get("portolan"), series.get(loader)), load);
        }
    }

    private static String cell(Series times, long peakKb) {
        return times.seconds() + String.format(Locale.ROOT, ", %,d MB", peakKb >> 10);
    }

    private List<String> loading(String loader, Path release) {
        List<String> command = new ArrayList<>(List.of(ServerProcess.java("java"), "-Xmx2g"));
        command.addAll(bench.limit(StoreLoad.class, loader, release.toString()));
        return command;
    }

    private static List<String> java(List<String> words) {
        List<String> command = new ArrayList<>(List.of(ServerProcess.java("java"), "-Xmx256m"));
        command.addAll(words);
        return command;
    }
}
