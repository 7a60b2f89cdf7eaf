package org.portolan.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.query.Syntax;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.check.Checker;
import org.portolan.check.claims.ComparedClaims;
import org.portolan.check.publication.Publication;
import org.portolan.check.queries.ParameterValues;
import org.portolan.check.queries.QueryParameter;
import org.portolan.problem.Problems;
import org.portolan.release.search.TextIndex;
import org.portolan.release.search.TextIndexWriter;
import org.portolan.release.search.TextSearch;

/** The questions that readers ask have the answers that stand beside them. */
class CompetencyQueriesTest {
    private static final Path QUERIES = PublishedFolders.ONTOLOGY.resolve("queries");
    /** Of each column of each answer, what its terms are: IRIs, literals of a datatype, texts of a language. */
    private static final Path KINDS = Path.of("src/test/resources/cases/queries/terms.txt");
    private static final List<Path> FILES = PublishedFolders.files(QUERIES, ".rq");
    @TempDir
    private static Path folder;
    private static TextIndex texts;
    private static Dataset release;

    /** The graphs that queries ask: the tables, the catalogue, and of provenance what a check says of claims. */
    @BeforeAll
    static void read(@TempDir Path work) {
        release = DatasetFactory.create(ModelFactory.createModelForGraph(PublishedFolders.tables()));
        release.addNamedModel(PublishedFolders.BASE + "graph/catalog",
                ModelFactory.createModelForGraph(PublishedFolders.turtle(PublishedFolders.DATA.resolve("dataset.ttl"))));
        Problems problems = new Problems();
        Model provenance = ModelFactory.createDefaultModel();
        Publication.open(PublishedFolders.DATA, PublishedFolders.ONTOLOGY, Optional.empty(), problems)
                .flatMap(publication -> new Checker().check(publication, work, problems)).orElseThrow().claims()
                .contradictions().forEach(pair -> Stream.of(pair.claim(), pair.other()).forEach(claim ->
                        provenance.add(provenance.createResource(claim),
                                provenance.createProperty(ComparedClaims.CONTRADICTS.getURI()), provenance.createResource(
                                        claim.equals(pair.claim()) ? pair.other() : pair.claim()))));
        release.addNamedModel(PublishedFolders.BASE + "graph/provenance", provenance);
    }

    @TestFactory
    Stream<DynamicTest> queryGivesTheAnswerBesideIt() {
        return eachQuery((file, query) -> assertEquals(PublishedFolders.read(answer(file)), answer(query)));
    }

    /** The examples of a query have their answers in files with numbers, in their order. */
    @TestFactory
    Stream<DynamicTest> exampleOfAQueryGivesTheAnswerBesideIt() {
        return eachQuery((file, query) -> {
            List<String> examples = examples(file);
            for (int i = 0; i < examples.size(); i++) {
                Query bound = ParameterValues.bind(query, values(file, examples.get(i)));
                assertEquals(PublishedFolders.read(answer(file, i + 1)), answer(bound), examples.get(i));
            }
        });
    }

    /** CSV hides what a value is: a number or its digits, a text and its language. */
    @Test
    void columnsHoldTermsOfTheKindsThatAreExpected() {
        List<String> columns = new ArrayList<>();
        for (Path file : FILES) {
            Map<String, Set<String>> kinds = new TreeMap<>();
            Query query = QueryFactory.create(PublishedFolders.read(file), PublishedFolders.BASE);
            try (QueryExecution execution = QueryExecution.dataset(release).query(query).context(context()).build()) {
                execution.execSelect().forEachRemaining(row -> row.varNames().forEachRemaining(name ->
                        kinds.computeIfAbsent(name, any -> new TreeSet<>()).add(kind(row.get(name).asNode()))));
            }
            String name = file.getFileName().toString().replace(".rq", "");
            kinds.forEach((column, found) -> columns.add(name + " " + column + " " + String.join(" ", found)));
        }
        assertEquals(PublishedFolders.read(KINDS), String.join("\n", columns) + "\n");
    }

    private static String kind(Node term) {
        return !term.isLiteral() ? "IRI" : term.getLiteralLanguage().isEmpty()
                ? term.getLiteralDatatypeURI().replaceFirst("^.*[/#]", "") : "@" + term.getLiteralLanguage();
    }

    @TestFactory
    Stream<DynamicTest> queryWithParametersShowsAnExample() {
        return eachQuery((file, query) -> assertEquals(parameters(file).isEmpty(), examples(file).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> parametersAreExplainedInBothLanguages() {
        return eachQuery((file, query) -> parameters(file).forEach(
                parameter -> assertEquals(Set.of("en", "de"), parameter.texts().keySet(), parameter.name())));
    }

    @TestFactory
    Stream<DynamicTest> queryTellsTitleAndDescriptionInBothLanguages() {
        return eachQuery((file, query) -> {
            String text = PublishedFolders.read(file);
            for (String header : List.of("title", "description")) {
                List<String> languages = PublishedFolders.found("^#" + header + " (\\w\\w): \\S", text).toList();
                assertEquals(List.of("en", "de"), languages, header);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> headingsAreOfColumnsThatTheQueryHas() {
        return eachQuery((file, query) -> {
            String text = PublishedFolders.read(file);
            Set<String> english = headings(text, "en");
            assertFalse(english.isEmpty());
            assertEquals(english, headings(text, "de"));
            assertTrue(query.getResultVars().containsAll(english), english::toString);
        });
    }

    @TestFactory
    Stream<DynamicTest> answersComeInAnOrder() {
        return eachQuery((file, query) -> assertTrue(query.isOrdered()));
    }

    @Test
    void everyAnswerBelongsToAQuery() {
        List<Path> answers = FILES.stream().flatMap(file -> Stream.concat(Stream.of(answer(file)),
                IntStream.rangeClosed(1, examples(file).size()).mapToObj(number -> answer(file, number)))).sorted()
                .toList();
        assertEquals(answers, PublishedFolders.files(QUERIES, ".csv"));
        assertTrue(FILES.size() >= 35, () -> "only " + FILES.size() + " queries");
    }

    private static Stream<DynamicTest> eachQuery(Check check) {
        return FILES.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check.of(file,
                QueryFactory.create(PublishedFolders.read(file), PublishedFolders.BASE, Syntax.syntaxSPARQL_11))));
    }

    private interface Check {
        void of(Path file, Query query);
    }

    private static Path answer(Path query) {
        return Path.of(query.toString().replaceFirst("rq$", "csv"));
    }

    private static Path answer(Path query, int example) {
        return Path.of(query.toString().replaceFirst("rq$", example + ".csv"));
    }

    private static List<QueryParameter> parameters(Path file) {
        return QueryParameter.of(PublishedFolders.read(file), PublishedFolders.BASE);
    }

    private static List<String> examples(Path file) {
        return PublishedFolders.found("^#example (\\S+)$", PublishedFolders.read(file)).toList();
    }

    private static Map<String, List<Node>> values(Path file, String example) {
        Map<String, List<Node>> values = new HashMap<>();
        for (String pair : example.split("&")) {
            String name = pair.replaceFirst("=.*", "");
            String value = URLDecoder.decode(pair.replaceFirst("^[^=]*=", ""), StandardCharsets.UTF_8);
            QueryParameter parameter = parameters(file).stream().filter(one -> one.name().equals(name)).findFirst()
                    .orElseThrow(() -> new AssertionError(name));
            values.computeIfAbsent(name, any -> new ArrayList<>())
                    .add(parameter.type().read(value, PublishedFolders.BASE).orElseThrow());
        }
        return values;
    }

    /** The results as CSV; IRIs are relative to the base, so that the base stands in one file only. */
    private static String answer(Query query) {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        try (QueryExecution execution = QueryExecution.dataset(release).query(query).context(context()).build()) {
            ResultSetFormatter.outputAsCSV(csv, execution.execSelect());
        }
        return csv.toString(StandardCharsets.UTF_8).replace("\r\n", "\n").replace(PublishedFolders.BASE, "");
    }

    /** Makes the index of texts as a release does, once. */
    private static Context context() {
        Context context = new Context();
        if (texts == null) {
            try (TextIndexWriter writer = TextIndexWriter.in(folder)) {
                release.getDefaultModel().listStatements().filterKeep(one -> one.getObject().isLiteral()
                        && one.getLiteral().getValue() instanceof String).forEach(one -> add(one, writer));
                writer.finish();
                texts = TextIndex.open(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        TextSearch.enable(context, Optional.of(texts));
        return context;
    }

    private static void add(Statement one, TextIndexWriter writer) {
        try {
            writer.add(one.getSubject().toString(), one.getPredicate().getURI(), one.getString(), one.getLanguage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void close() throws IOException {
        texts.close();
    }

    private static Set<String> headings(String text, String language) {
        return PublishedFolders.found("^#column (\\w+) " + language + ": \\S", text)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
