package org.portolan.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.query.Syntax;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The questions that readers ask have the answers that stand beside them. */
class CompetencyQueriesTest {
    private static final Path QUERIES = PublishedFolders.ONTOLOGY.resolve("queries");
    private static final List<Path> FILES = PublishedFolders.files(QUERIES, ".rq");

    @TestFactory
    Stream<DynamicTest> queryGivesTheAnswerBesideIt() {
        Model data = ModelFactory.createModelForGraph(PublishedFolders.tables());
        return eachQuery((file, query) -> assertEquals(PublishedFolders.read(answer(file)), answer(query, data)));
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
        List<Path> answers = FILES.stream().map(CompetencyQueriesTest::answer).toList();
        assertEquals(answers, PublishedFolders.files(QUERIES, ".csv"));
        assertTrue(FILES.size() >= 34, () -> "only " + FILES.size() + " queries");
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

    /** The results as CSV; IRIs are relative to the base, so that the base stands in one file only. */
    private static String answer(Query query, Model data) {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        try (QueryExecution execution = QueryExecutionFactory.create(query, data)) {
            ResultSetFormatter.outputAsCSV(csv, execution.execSelect());
        }
        return csv.toString(StandardCharsets.UTF_8).replace("\r\n", "\n").replace(PublishedFolders.BASE, "");
    }

    private static Set<String> headings(String text, String language) {
        return PublishedFolders.found("^#column (\\w+) " + language + ": \\S", text)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
