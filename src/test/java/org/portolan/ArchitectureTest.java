package org.portolan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Data flows one way: a stage imports only the stages above it in {@link #STAGES}. */
class ArchitectureTest {
    private static final List<String> STAGES =
            List.of("problem", "csvw", "check", "release", "fuseki", "site", "cli");
    private static final List<String> STEPS_OF_A_CONVERSION =
            List.of("metadata", "tabular", "spreadsheet", "annotated", "rdf", "json", "draft");
    private static final String ROOT = "org.portolan.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.portolan");

    @TestFactory
    Stream<DynamicTest> stageImportsOnlyEarlierStages() {
        return oneWay(ROOT, STAGES);
    }

    @TestFactory
    Stream<DynamicTest> stepOfAConversionImportsOnlyEarlierSteps() {
        return oneWay(ROOT + "csvw.", STEPS_OF_A_CONVERSION);
    }

    private static Stream<DynamicTest> oneWay(String root, List<String> packages) {
        return packages.stream().limit(packages.size() - 1L).map(name -> DynamicTest.dynamicTest(name, () -> {
            String[] later = packages.subList(packages.indexOf(name) + 1, packages.size()).stream()
                    .map(other -> root + other + "..").toArray(String[]::new);
            noClasses().that().resideInAPackage(root + name + "..")
                    .should().dependOnClassesThat().resideInAnyPackage(later).check(CLASSES);
        }));
    }

    /** The endpoint takes pages as values, so it must not know the stage that makes them, nor the other way round. */
    @Test
    void endpointAndSiteDoNotKnowEachOther() {
        noClasses().that().resideInAPackage(ROOT + "site..")
                .should().dependOnClassesThat().resideInAPackage(ROOT + "fuseki..").check(CLASSES);
    }

    /** A new package must be given its place in the way of the data. */
    @Test
    void everyPackageIsAStage() {
        Set<String> found = new TreeSet<>();
        CLASSES.forEach(type -> found.add(type.getPackageName().substring(ROOT.length()).split("\\.")[0]));
        assertEquals(new TreeSet<>(STAGES), found);
    }

    /** The converter works alone: it needs neither the store nor the server. */
    @Test
    void converterKnowsNoJena() {
        noClasses().that().resideInAPackage(ROOT + "csvw..")
                .should().dependOnClassesThat().resideInAnyPackage("org.apache.jena..", "org.eclipse.jetty..")
                .check(CLASSES);
    }

    /** What .editorconfig asks for; editors differ in how they take it. */
    @Test
    void noLineIsLongerThanTheHouseAllows() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
            assertTrue(sources.size() > 100, "the sources are there");
            for (Path source : sources) {
                assertEquals(List.of(), Files.readAllLines(source).stream().filter(line -> line.length() > 120).toList(),
                        source::toString);
            }
        }
    }
}
