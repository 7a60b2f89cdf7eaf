package org.portolan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
    private static final String ROOT = "org.portolan.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.portolan");

    @TestFactory
    Stream<DynamicTest> stageImportsOnlyEarlierStages() {
        return STAGES.stream().map(stage -> DynamicTest.dynamicTest(stage, () -> {
            String[] later = STAGES.subList(STAGES.indexOf(stage) + 1, STAGES.size()).stream()
                    .map(name -> ROOT + name + "..").toArray(String[]::new);
            if (later.length > 0) {
                noClasses().that().resideInAPackage(ROOT + stage + "..")
                        .should().dependOnClassesThat().resideInAnyPackage(later).check(CLASSES);
            }
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
}
