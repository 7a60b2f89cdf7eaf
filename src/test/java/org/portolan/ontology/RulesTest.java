package org.portolan.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.update.UpdateExecution;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every rule of {@code ontology/rules/} finds what breaks it, and nothing else: {@code cases/rules/<rule>.trig} holds
 * right and wrong terms, and names the wrong ones in its first line.
 */
class RulesTest {
    private static final Path CASES = Path.of("src/test/resources/cases/rules");
    private static final Path RULES = PublishedFolders.ONTOLOGY.resolve("rules");
    private static final String BASE = "https://example.org/";

    @TestFactory
    Stream<DynamicTest> ruleFindsWhatBreaksIt() {
        return eachRule((rule, name) -> {
            Path file = CASES.resolve(name + ".trig");
            Dataset dataset = DatasetFactory.create();
            RDFParser.source(file).base(BASE).parse(dataset);
            describeUsage(dataset);
            String expected = PublishedFolders.found("^# finds: (.*)", PublishedFolders.read(file)).findFirst()
                    .orElseThrow();
            assertEquals(Stream.of(expected.split(" ")).sorted().toList(), found(rule, dataset));
        });
    }

    @TestFactory
    Stream<DynamicTest> ruleSaysWhatIsWrongWhyAndHowToRepairIt() {
        return eachRule((rule, name) -> {
            String text = PublishedFolders.read(rule);
            Query query = QueryFactory.create(text, BASE);
            for (String header : List.of("message", "why", "fix")) {
                assertEquals(1, PublishedFolders.found("^#" + header + ": (\\S.*)", text).count(), header);
            }
            assertTrue(query.getResultVars().containsAll(PublishedFolders.found("\\{\\?(\\w+)}", text).toList()),
                    "a variable in braces is not selected");
        });
    }

    @Test
    void everyCaseBelongsToARule() {
        List<String> rules = names(RULES, ".rq");
        assertEquals(rules, names(CASES, ".trig"));
        assertTrue(rules.size() >= 18, () -> "only " + rules.size() + " rules");
    }

    /** What the program adds: the properties and classes of the tables. */
    private static void describeUsage(Dataset dataset) {
        UpdateExecution.dataset(dataset).update("""
                BASE <https://example.org/> PREFIX void: <http://rdfs.org/ns/void#>
                INSERT { GRAPH <graph/usage> { ?property void:property ?property . ?class void:class ?class } } WHERE {
                  { GRAPH <graph/data> { ?thing ?property ?value } } UNION { GRAPH <graph/data> { ?thing a ?class } }
                }""").execute();
    }

    private static List<String> found(Path rule, Dataset dataset) {
        List<String> terms = new ArrayList<>();
        Query query = QueryFactory.create(PublishedFolders.read(rule), BASE);
        try (QueryExecution execution = QueryExecution.create(query, dataset)) {
            execution.execSelect().forEachRemaining(row -> {
                if (row.contains("term")) {
                    terms.add(row.getResource("term").getURI().replaceFirst("^" + BASE, ""));
                }
            });
        }
        return terms.stream().sorted().toList();
    }

    private static List<String> names(Path folder, String ending) {
        return PublishedFolders.files(folder, ending).stream()
                .map(file -> file.getFileName().toString().replace(ending, "")).toList();
    }

    private static Stream<DynamicTest> eachRule(Check check) {
        return names(RULES, ".rq").stream().map(name ->
                DynamicTest.dynamicTest(name, () -> check.of(RULES.resolve(name + ".rq"), name)));
    }

    private interface Check {
        void of(Path rule, String name);
    }
}
