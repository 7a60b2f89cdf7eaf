package org.portolan.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;

/** Whoever is told of an error is told how to mend it. */
class RepairsTest {
    private static final Pattern ERROR = Pattern.compile("(?m)^\\S.*: error: .*\\[(.+)]\n((?:  .*\n)*)");
    /** The repair of these is in the words of a shape ({@code sh:description}) or rule ({@code #fix:}), if it has any. */
    private static final Set<String> IN_WORDS_OF_OTHERS = Set.of(Code.SHAPE_VIOLATED.id(), Code.RULE_BROKEN.id());

    @Test
    void everyErrorOfTheCasesAndOfTheDocumentationNamesItsRepair() throws IOException {
        List<String> without = new ArrayList<>();
        int errors = 0;
        for (Path file : files()) {
            Matcher error = ERROR.matcher(Files.readString(file));
            while (error.find()) {
                errors++;
                if (!IN_WORDS_OF_OTHERS.contains(error.group(1)) && !error.group(2).contains("  fix: ")) {
                    without.add(file + ": " + error.group());
                }
            }
        }
        assertEquals(List.of(), without);
        assertTrue(errors > 100, errors + " errors");
    }

    /** The messages of shapes are for editors of tables, and so are their repairs. */
    @Test
    void everyShapeWithAMessageNamesItsRepairInTheSameLanguages() {
        Model shapes = ModelFactory.createDefaultModel();
        RDFParser.source(Path.of("ontology/shapes.ttl")).base("https://example.org/").parse(shapes);
        Property message = shapes.createProperty("http://www.w3.org/ns/shacl#message");
        Property fix = shapes.createProperty("https://w3id.org/portolan/site#fix");
        List<String> without = shapes.listSubjectsWithProperty(message).toList().stream()
                .filter(shape -> !List.of("de", "en").equals(shape.listProperties(fix).toList().stream()
                        .map(Statement::getLanguage).sorted().toList()))
                .map(shape -> shape.getProperty(message).getString()).sorted().toList();
        assertEquals(List.of(), without);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(Path.of("src/test/resources/cases"))) {
            return Stream.concat(found.filter(file -> file.endsWith("problems.txt")),
                    Stream.of(Path.of("docs/problems.md"))).sorted().toList();
        }
    }
}
