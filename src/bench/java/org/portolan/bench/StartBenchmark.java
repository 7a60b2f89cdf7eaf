package org.portolan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How long it takes from the start of the process to the first answer. */
final class StartBenchmark {
    private static final int TIMES = 9;

    private final Bench bench;

    StartBenchmark(Bench bench) {
        this.bench = bench;
    }

    /** A program whose start is measured. */
    @FunctionalInterface
    private interface Start {
        ServerProcess run(int time) throws IOException, InterruptedException;
    }

    /** Measures starts in a folder of releases that holds one afterwards. */
    void run(Path releases, Path store) throws IOException, InterruptedException {
        portolan(releases).close();
        List<String> dumps = Bench.dumps(releases).stream().map(Path::toString).toList();
        fuseki(store, dumps).close();
        compare("Start with a ready release", time -> portolan(releases), time -> fuseki(store, List.of()));
        compare("Start from the tables: convert, check, release, serve",
                time -> portolan(bench.work().resolve("fresh-" + time)),
                time -> fuseki(Files.createDirectory(bench.work().resolve("loaded-" + time)), dumps));
    }

    /** Both programs once unmeasured, then in turn. */
    private void compare(String what, Start portolan, Start limit) throws IOException, InterruptedException {
        Series ours = new Series();
        Series theirs = new Series();
        String load = Machine.load();
        for (int time = 0; time <= TIMES; time++) {
            long[] nanos = {nanos(portolan, time), nanos(limit, time)};
            if (time > 0) {
                ours.add(nanos[0]);
                theirs.add(nanos[1]);
            }
        }
        bench.report().row(what, ours.seconds(), theirs.seconds() + " minimal Fuseki",
                String.format(Locale.ROOT, "%.2f", ours.medianSeconds() / theirs.medianSeconds()), load);
    }

    private static long nanos(Start start, int time) throws IOException, InterruptedException {
        try (ServerProcess server = start.run(time)) {
            return server.nanosUntilReady();
        }
    }

    private ServerProcess portolan(Path releases) throws IOException, InterruptedException {
        return ServerProcess.start(bench.portolan(releases), "/health/ready");
    }

    private ServerProcess fuseki(Path store, List<String> dumps) throws IOException, InterruptedException {
        String[] words = Stream.concat(Stream.of("{port}", store.toString()), dumps.stream()).toArray(String[]::new);
        return ServerProcess.start(bench.limit(MinimalFuseki.class, words), "/$/ping");
    }
}
