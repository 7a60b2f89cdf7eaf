package org.portolan.csvw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFLib;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.csvw.rdf.NTriplesSink;
import org.portolan.problem.Problems;
import org.portolan.problem.Severity;

/**
 * Tables and metadata that other publishers wrote: each converts, and what leaves the converter parses with strict
 * checking.
 */
class RealWorldTest {
    private static final String BASE = "https://example.org/";

    @ParameterizedTest
    @CsvSource({
        "artists-microauthority/data.csv-metadata.json, 4, 3",
        "camborne-weather/cambornedata.csv-metadata.json, 439, 350",
        "camborne-weather/cambornedata-snippet.csv, 4, 6",
        "cldf-relativizers/StructureDataset-metadata.json, 1600, 0",
        "defra-water-codelists/environment-surveyed.csv-metadata.json, 11, 0",
        "defra-water-codelists/survey-status.csv-metadata.json, 7, 0",
        "defra-water-codelists/survey-type.csv-metadata.json, 4, 0",
        "czech-currency-codelist/csv/číselník-měn.csv, 2, 0",
        "czech-currency-codelist/csv/číselník-měn-platnosti.csv-metadata.json, 2, 0",
        "czech-currency-codelist/normalizované-csv/číselník-měn-platnosti.json, 5, 0",
    })
    void publishedTableConverts(String file, long rows, long warnings) {
        Path folder = Optional.ofNullable(System.getProperty("portolan.suites")).map(Path::of)
                .orElse(Path.of("..", "shared", "suites")).resolve("realworld");
        assumeTrue(Files.isRegularFile(folder.resolve(file)),
                () -> "the tables of others are not here: no " + folder.resolve(file)
                + "; name the folder of suites by -Dportolan.suites=FOLDER");
        Problems problems = new Problems();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Csvw csvw = new Csvw(new PrefixFolders(List.of(new PrefixFolders.Mapping(BASE, folder, ""))), Severity.WARNING);
        ConversionSummary summary = csvw.convert(BASE + file, Csvw.Mode.STANDARD, new NTriplesSink(out), problems);
        assertEquals(0, problems.errors(), () -> problems.list().toString());
        assertEquals(rows, summary.rows());
        assertEquals(warnings, problems.warnings(), () -> problems.list().toString());
        RDFParser.source(new ByteArrayInputStream(out.toByteArray())).lang(Lang.NTRIPLES).strict(true).checking(true)
                .errorHandler(ErrorHandlerFactory.errorHandlerExceptionOnError()).parse(StreamRDFLib.sinkNull());
        assertTrue(summary.statements() > rows);
    }
}
