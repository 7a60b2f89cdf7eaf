package org.portolan.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.portolan.csvw.metadata.Datatype;
import org.portolan.csvw.metadata.Dialect;
import org.portolan.csvw.metadata.Inherited;
import org.portolan.csvw.metadata.Located;
import org.portolan.csvw.rdf.NTriplesSink;
import org.portolan.csvw.tabular.CellParser;
import org.portolan.csvw.tabular.CellValues;
import org.portolan.csvw.tabular.RowReader;
import org.portolan.problem.Place;

/** The steps of a conversion alone: nanoseconds a row, a cell, a statement. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class InnerParts {
    private static final int ROWS = 10_000;

    private byte[] table;
    private final CellParser keys = parser("string", "[a-z0-9]+(-[a-z0-9]+)*");
    private final CellParser integers = parser("integer", "");
    private final CellParser dates = parser("date", "");
    private final CellParser germanDates = parser("date", "d.M.yyyy");
    private final CellParser groupedNumbers = parser("decimal", "#,##0.0#");
    private final NTriplesSink sink = new NTriplesSink(OutputStream.nullOutputStream());

    private static CellParser parser(String base, String format) {
        Datatype plain = Datatype.builtIn(base);
        Datatype datatype = new Datatype(base, plain.iri(), plain.title(), Optional.empty(),
                Optional.of(new Located<>(format, Place.file("m.json"))).filter(text -> !format.isEmpty()),
                plain.numbers(), plain.length(), plain.range());
        return new CellParser(new Inherited(Optional.empty(), Optional.empty(), Optional.empty(),
                new Located<>(datatype, Place.file("m.json")), "und", List.of(""), "", Optional.empty(), false,
                Optional.empty()));
    }

    /** Writes the table that is read. */
    @Setup
    public void writeTable() throws IOException {
        Path folder = Files.createTempDirectory("portolan-bench");
        new CitiesTable().write(folder, ROWS);
        table = Files.readAllBytes(folder.resolve("cities.csv"));
        Bench.delete(folder);
    }

    /** Gives the table back. */
    @TearDown
    public void forgetTable() {
        table = new byte[0];
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int readRow() throws IOException {
        RowReader reader = new RowReader(new ByteArrayInputStream(table), Dialect.DEFAULT, "t.csv", problem -> { });
        int cells = 0;
        for (var row = reader.next(); row.isPresent(); row = reader.next()) {
            cells += row.get().cells().size();
        }
        return cells;
    }

    @Benchmark
    public CellValues parseKey() {
        return keys.parse("reggio-calabria");
    }

    @Benchmark
    public CellValues parseInteger() {
        return integers.parse("1234567");
    }

    @Benchmark
    public CellValues parseDate() {
        return dates.parse("2022-06-25");
    }

    @Benchmark
    public CellValues parseDateByPattern() {
        return germanDates.parse("25.6.2022");
    }

    @Benchmark
    public CellValues parseNumberByPattern() {
        return groupedNumbers.parse("1,234,567.89");
    }

    @Benchmark
    public void writeText() {
        sink.text("https://example.org/id/city/palermo", "http://www.w3.org/2000/01/rdf-schema#label", "Palermo", "it");
    }

    @Benchmark
    public void writeTextBeyondAscii() {
        sink.text("https://example.org/id/city/athens", "http://www.w3.org/2000/01/rdf-schema#label", "Αθήνα", "el");
    }

    /** Runs all of them in processes of their own and adds them to the report. */
    static void run(Bench bench) throws IOException, InterruptedException {
        Path result = bench.work().resolve("inner.csv");
        String path = String.join(System.getProperty("path.separator"), List.of(
                Bench.location(InnerParts.class).toString(), bench.jar().toString(),
                Bench.location(org.openjdk.jmh.Main.class).toString(),
                Bench.location(joptsimple.OptionParser.class).toString(),
                Bench.location(org.apache.commons.math3.util.FastMath.class).toString()));
        int exit = new ProcessBuilder(ServerProcess.java("java"), "-cp", path, "org.openjdk.jmh.Main", "-v", "SILENT",
                "-rf", "csv", "-rff", result.toString(), InnerParts.class.getName()).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("JMH ended with " + exit);
        }
        bench.report().innerParts(Files.readAllLines(result, StandardCharsets.UTF_8));
    }
}
