package org.portolan.csvw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.rio.helpers.StatementCollector;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.csvw.rdf.RdfHandlerSink;
import org.portolan.problem.Problem;
import org.portolan.problem.Problems;
import org.portolan.problem.Severity;

/**
 * The W3C suite of CSV on the Web. It lies outside this project; where it is absent, it is skipped. Known failures
 * stand in {@code csvw/suite-known-failures.txt}; one that passes fails the build. What a negative case must report,
 * code and place, stands in {@code csvw/suite-errors.txt}.
 *
 * @see <a href="https://github.com/w3c/csvw/tree/gh-pages/tests">the suite</a>
 */
class SuiteTest {
    private static final String BASE = "http://www.w3.org/2013/csvw/tests/";
    private static final Path KNOWN = Path.of("src/test/resources/csvw/suite-known-failures.txt");

    private static final Path ERRORS = Path.of("src/test/resources/csvw/suite-errors.txt");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Comparator<JsonNode> NUMBERS_BY_VALUE = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue()) : one.equals(other) ? 0 : 1;

    @TempDir
    private static Path wellKnown;

    /** The site-wide locations that two cases need; the suite's own server has them. */
    @BeforeAll
    static void siteHasLocations() throws IOException {
        Files.writeString(wellKnown.resolve("csvm"),
                "{+url}-metadata.json\ncsv-metadata.json\n{+url}.json\ncsvm.json\n");
    }

    @TestFactory
    Stream<DynamicTest> rdfCases() throws IOException {
        return cases("rdf", 270);
    }

    @TestFactory
    Stream<DynamicTest> jsonCases() throws IOException {
        return cases("json", 270);
    }

    @TestFactory
    Stream<DynamicTest> nonNormativeCases() throws IOException {
        return cases("nonnorm", 18);
    }

    @TestFactory
    Stream<DynamicTest> validationCases() throws IOException {
        return cases("validation", 282);
    }

    @TestFactory
    Stream<DynamicTest> everyKnownFailureIsACase() throws IOException {
        if (!Files.isRegularFile(file("rdf"))) {
            return absent("known failures");
        }
        List<String> ids = new ArrayList<>();
        for (String manifest : List.of("rdf", "json", "validation", "nonnorm")) {
            entries(manifest).forEach(entry -> ids.add(entry.id()));
        }
        return known().keySet().stream()
                .map(id -> DynamicTest.dynamicTest(id, () -> assertTrue(ids.contains(id), "no such case")));
    }

    /** A skipped container is counted nowhere, so the absence of the suite is a skipped case that says so. */
    private static Stream<DynamicTest> cases(String manifest, int expected) throws IOException {
        if (!Files.isRegularFile(file(manifest))) {
            return absent(manifest);
        }
        List<SuiteCase> entries = entries(manifest);
        assertEquals(expected, entries.size(), "cases in the manifest");
        Map<String, String> known = known();
        return entries.stream()
                .map(entry -> DynamicTest.dynamicTest(entry.id() + " " + entry.name(), () -> run(entry, known)));
    }

    private static void run(SuiteCase entry, Map<String, String> known) throws IOException {
        Optional<String> failure = failure(entry);
        if (known.containsKey(entry.id())) {
            assertTrue(failure.isPresent(), "passes: take it off the list of known failures");
            abort("known failure: " + known.get(entry.id()));
        }
        assertEquals(Optional.empty(), failure, entry.id());
    }

    /** Why the case fails; empty if it passes. */
    static Optional<String> failure(SuiteCase entry) throws IOException {
        Problems problems = new Problems();
        Model model = new LinkedHashModel();
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        PrefixFolders documents = new PrefixFolders(List.of(
                new PrefixFolders.Mapping(BASE, suites().resolve("csvw/tests"), ""),
                new PrefixFolders.Mapping("http://www.w3.org/.well-known/", wellKnown, ""),
                new PrefixFolders.Mapping("http://www.w3.org/ns/csvw", suites().resolve("csvw/ns"), "ns/")));
        Csvw csvw = new Csvw(documents, entry.isValidation() ? Severity.ERROR : Severity.WARNING);
        try {
            Csvw.Mode mode = entry.minimal() ? Csvw.Mode.MINIMAL : Csvw.Mode.STANDARD;
            if (entry.isJson()) {
                csvw.convertToJson(entry.input(), mode, json, problems);
            } else {
                csvw.convert(entry.input(), mode, new RdfHandlerSink(new StatementCollector(model)), problems);
            }
        } catch (RuntimeException thrown) {
            return Optional.of("threw " + thrown);
        }
        Optional<String> failure = verdict(entry, problems.list());
        if (failure.isPresent() || entry.result().isEmpty()) {
            return failure;
        }
        return entry.isJson() ? differences(entry, json.toByteArray()) : differences(entry, model);
    }

    private static Optional<String> verdict(SuiteCase entry, List<Problem> problems) throws IOException {
        List<Problem> warnings = problems.stream().filter(problem -> problem.severity() != Severity.NOTE).toList();
        Optional<Problem> error = problems.stream().filter(Problem::isError).findFirst();
        if (entry.isNegative()) {
            String told = error.map(problem -> problem.code().id() + " " + problem.place()).orElse("no error");
            String expected = lines(ERRORS).getOrDefault(entry.id(), "nothing known");
            return told.equals(expected) ? Optional.empty() : Optional.of("told " + told + ", expected " + expected);
        }
        if (error.isPresent()) {
            return Optional.of("error: " + error.get());
        }
        if (entry.wantsWarning() && warnings.isEmpty()) {
            return Optional.of("no warning");
        }
        if (!entry.wantsWarning() && !warnings.isEmpty()) {
            return Optional.of("warning: " + warnings.get(0));
        }
        return Optional.empty();
    }

    private static Optional<String> differences(SuiteCase entry, byte[] json) throws IOException {
        String result = entry.result().orElseThrow().substring(BASE.length());
        JsonNode expected = JSON.readTree(suites().resolve("csvw/tests").resolve(result).toFile());
        JsonNode found = JSON.readTree(json);
        boolean same = expected.equals(NUMBERS_BY_VALUE, found);
        return same ? Optional.empty() : Optional.of("other JSON\nexpected: " + expected + "\nfound:    " + found);
    }

    private static Optional<String> differences(SuiteCase entry, Model model) throws IOException {
        String result = entry.result().orElseThrow().substring(BASE.length());
        Model expected = parse(suites().resolve("csvw/tests").resolve(result), entry.action());
        if (Models.isomorphic(expected, model)) {
            return Optional.empty();
        }
        Model missing = new LinkedHashModel(expected);
        missing.removeAll(model);
        Model extra = new LinkedHashModel(model);
        extra.removeAll(expected);
        return Optional.of("other graph\nmissing: " + missing + "\nextra: " + extra);
    }

    static List<SuiteCase> entries(String manifest) throws IOException {
        Model model = parse(file(manifest), BASE + "manifest-" + manifest + ".ttl");
        return model.filter(null, RDF.TYPE, null).stream()
                .filter(type -> type.getSubject().stringValue().contains("#test"))
                .map(type -> SuiteCase.of(model, type.getSubject(), (IRI) type.getObject())).toList();
    }

    private static Stream<DynamicTest> absent(String what) {
        return Stream.of(DynamicTest.dynamicTest(what, () -> abort("the W3C suite is not here: no " + file("rdf")
                + "; name the folder of suites by -Dportolan.suites=FOLDER")));
    }

    private static Path file(String manifest) {
        return suites().resolve("csvw/tests/manifest-" + manifest + ".ttl");
    }

    private static Model parse(Path file, String base) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return Rio.parse(bytes, base, RDFFormat.TURTLE);
        }
    }

    private static Path suites() {
        return Optional.ofNullable(System.getProperty("portolan.suites")).map(Path::of)
                .orElse(Path.of("..", "shared", "suites"));
    }

    /** Reasons by id: a line of the file is an id, a space, a reason. */
    private static Map<String, String> known() throws IOException {
        return lines(KNOWN);
    }

    private static Map<String, String> lines(Path file) throws IOException {
        Map<String, String> lines = new TreeMap<>();
        Files.readAllLines(file).stream().filter(line -> !line.isBlank() && !line.startsWith("//"))
                .forEach(line -> lines.put(line.split(" ", 2)[0], line.split(" ", 2)[1]));
        return lines;
    }
}
