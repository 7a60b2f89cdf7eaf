package org.portolan.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.portolan.cli.WarmConversions;

/** The converters that are compared, each with the command that its documentation gives. */
final class Converters {
    private static final String SEPARATOR = System.getProperty("path.separator");

    private final Bench bench;
    private final Path folder;

    /**
     * Converters of the table in a folder.
     *
     * @param folder holds {@code cities.csv} and {@code cities.json}; takes what they write
     */
    Converters(Bench bench, Path folder) {
        this.bench = bench;
        this.folder = folder;
    }

    Converter portolan(String name, String mode, int threads) {
        Path output = folder.resolve("portolan-%s-%d.nt".formatted(mode, threads));
        return new Converter(name, java("256m", "-jar", bench.jar().toString(), "convert", "--mode", mode, "--threads",
                Integer.toString(threads), "--map", CitiesTable.BASE + "data/=" + folder, "-o", output.toString(),
                CitiesTable.BASE + "data/cities.json"), output);
    }

    Converter handWritten() {
        return program("Hand-written program, FastCSV", HandWrittenConverter.class);
    }

    Converter byteLevel() {
        return program("Its twin on bytes", ByteLevelConverter.class);
    }

    /** All in one virtual machine; what it writes are figures. */
    Converter warm() {
        Path output = folder.resolve("warm.txt");
        String path = Bench.location(WarmConversions.class) + SEPARATOR + Bench.location(CsvReader.class) + SEPARATOR
                + bench.jar();
        return new Converter("warm", java("256m", "-cp", path, WarmConversions.class.getName(), folder.toString(),
                CitiesTable.BASE, output.toString()), output);
    }

    private Converter program(String name, Class<?> program) {
        Path output = folder.resolve(program.getSimpleName() + ".nt");
        String path = Bench.location(program) + SEPARATOR + Bench.location(CsvReader.class);
        return new Converter(name, java("256m", "-cp", path, program.getName(), folder.resolve("cities.csv").toString(),
                output.toString()), output);
    }

    /**
     * Others, with the memory that they need, fetched and built in a work folder; the report names those that cannot
     * be.
     */
    List<Converter> peers(Path sources, Path work) throws InterruptedException {
        List<Converter> all = new ArrayList<>();
        for (Peer peer : List.<Peer>of(this::carml, this::rmlMapper, this::rdfParserCsvw)) {
            try {
                all.add(peer.prepare(sources, work));
            } catch (IOException unavailable) {
                bench.report().note("Not compared: " + unavailable.getMessage());
            }
        }
        return all;
    }

    /** Makes another converter ready. */
    private interface Peer {
        Converter prepare(Path sources, Path work) throws IOException, InterruptedException;
    }

    private Converter carml(Path sources, Path work) throws IOException, InterruptedException {
        Path output = folder.resolve("carml.nt");
        return new Converter("CARML 0.4.11", java("4g", "-cp", maven(sources.resolve("carml"), work.resolve("carml")),
                "org.portolan.bench.peers.Carml", mapping(sources), folder.toString(), output.toString()), output);
    }

    private Converter rmlMapper(Path sources, Path work) throws IOException, InterruptedException {
        Path output = folder.resolve("rmlmapper.nt");
        String path = maven(sources.resolve("rmlmapper"), work.resolve("rmlmapper"));
        return new Converter("RMLMapper 4.9.1", java("12g", "-cp", path, "be.ugent.rml.cli.Main", "-m",
                mapping(sources), "-o", output.toString(), "-s", "nquads"), output);
    }

    private static String mapping(Path sources) {
        return sources.resolve("cities.rml.ttl").toString();
    }

    private static String maven(Path project, Path target) throws IOException, InterruptedException {
        Path path = Files.createDirectories(target).resolve("classpath");
        run(project, List.of(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(), "-q", "-B",
                "-Dpeer.target=" + target, "compile", "dependency:build-classpath", "-Dmdep.outputFile=" + path));
        return target.resolve("classes") + SEPARATOR + Files.readString(path).strip();
    }

    private Converter rdfParserCsvw(Path sources, Path work) throws IOException, InterruptedException {
        Path target = Files.createDirectories(work.resolve("rdf-parser-csvw"));
        try (Stream<Path> files = Files.list(sources.resolve("rdf-parser-csvw"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        run(target, List.of("npm", "install", "--no-audit", "--no-fund"));
        Path output = folder.resolve("rdf-parser-csvw.nt");
        return new Converter("rdf-parser-csvw 1.1.0", List.of("node", target.resolve("convert.js").toString(),
                target.resolve("cities.jsonld").toString(), folder.resolve("cities.csv").toString(), output.toString()),
                output);
    }

    private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("exit %d of %s".formatted(exit, String.join(" ", command)));
        }
    }

    private static List<String> java(String heap, String... words) {
        List<String> command = new ArrayList<>(List.of(ServerProcess.java("java"), "-Xmx" + heap));
        command.addAll(List.of(words));
        return command;
    }
}
