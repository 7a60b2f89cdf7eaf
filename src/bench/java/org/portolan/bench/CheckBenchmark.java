package org.portolan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the check grows with the alliance, beside Jena's SHACL alone on the triples of the same tables. */
final class CheckBenchmark {
    private static final String BASE = "https://w3id.org/iash/";
    private static final String HEAP = "-Xmx768m";
    private static final double KB_PER_MB = 1024;
    private static final int TIMES = 3;
    private static final List<Integer> MEMBERS = List.of(10_000, 100_000);

    private final Bench bench;

    CheckBenchmark(Bench bench) {
        this.bench = bench;
    }

    void run() throws IOException, InterruptedException {
        for (int members : MEMBERS) {
            Path folder = Files.createDirectory(bench.work().resolve("alliance-" + members));
            new LargeAlliance(folder, members).write();
            compare(folder, members);
        }
    }

    private void compare(Path folder, int members) throws IOException, InterruptedException {
        Path triples = folder.resolve("data.nt");
        new Converter("convert", java(List.of("-jar", bench.jar().toString(), "convert", "--mode", "minimal", "--map",
                BASE + "data/=" + folder.resolve("data"), "-o", triples.toString(), BASE + "data/csv-metadata.json")),
                triples).run();
        Path said = folder.resolve("said.log");
        Converter ours = new Converter("Portolan", java(List.of("-jar", bench.jar().toString(), "check", "--data",
                folder.resolve("data").toString(), "--ontology", folder.resolve("ontology").toString())), said);
        String shapes = folder.resolve("ontology/shapes.ttl").toString();
        Converter shacl = new Converter("Jena SHACL", java(bench.limit(JenaValidation.class, triples.toString(), shapes,
                BASE)), said);
        Series times = new Series();
        Series theirs = new Series();
        long peak = 0;
        String load = Machine.load();
        for (int time = 0; time < TIMES; time++) {
            Converter.Run run = ours.run();
            times.add(run.nanos());
            peak = Math.max(peak, run.peakKb());
            theirs.add(shacl.run().nanos());
        }
        bench.report().row(String.format(Locale.ROOT, "Check of %,d members, %s", members, HEAP),
                times.seconds() + String.format(Locale.ROOT, ", %.0f MB", peak / KB_PER_MB),
                theirs.seconds() + " Jena SHACL alone", String.format(Locale.ROOT, "%.2f",
                        times.medianSeconds() / theirs.medianSeconds()), load);
        new Converter("shares", java(bench.limit(JenaValidation.class, triples.toString(), shapes, BASE, "each")),
                said).run();
        bench.report().note(shares(said, members));
    }

    private static String shares(Path said, int members) throws IOException {
        Map<String, Double> millis;
        try (Stream<String> lines = Files.lines(said)) {
            millis = lines.filter(line -> line.matches("\\w+ \\d+")).map(line -> line.split(" "))
                    .collect(Collectors.toMap(words -> words[0], words -> Double.parseDouble(words[1])));
        }
        double all = millis.values().stream().mapToDouble(Double::doubleValue).sum();
        return String.format(Locale.ROOT, "Shares of the shapes at %,d members, of %.1f s: ", members, all / 1000)
                + millis.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .filter(share -> share.getValue() >= all / 100)
                        .map(share -> String.format(Locale.ROOT, "%s %.0f %%", share.getKey(),
                                100 * share.getValue() / all))
                        .collect(Collectors.joining(", ")) + ".";
    }

    private static List<String> java(List<String> words) {
        List<String> command = new ArrayList<>(List.of(ServerProcess.java("java"), HEAP));
        command.addAll(words);
        return command;
    }
}
