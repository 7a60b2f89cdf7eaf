package org.portolan;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Data flows one way: a stage imports only the stages above it in {@link #STAGES}. Within csvw the steps of a conversion
 * do likewise, and within check, release, fuseki and site their rooms. The package csvw itself stands on both sides of
 * its steps: it holds what all of them share, and the front door that puts them together. The packages check, release,
 * fuseki and site are the front door alone.
 */
class ArchitectureTest {
    private static final List<String> STAGES =
            List.of("problem", "csvw", "check", "release", "negotiation", "fuseki", "site", "cli");
    private static final List<String> STEPS_OF_A_CONVERSION =
            List.of("metadata", "tabular", "spreadsheet", "annotated", "rdf", "json", "draft");
    private static final List<String> ROOMS_OF_A_CHECK =
            List.of("files", "queries", "publication", "graph", "conversion", "claims", "findings");
    private static final List<String> ROOMS_OF_A_RELEASE = List.of("files", "manifest", "dumps", "verification",
            "changes", "json", "search", "store", "description", "answers", "folder", "guards", "live", "remote");
    private static final List<String> ROOMS_OF_THE_ENDPOINT = List.of("transport", "watch", "budget", "cache", "guard",
            "execution", "protocol", "operation", "publish");
    private static final List<String> ROOMS_OF_THE_SITE = List.of("drawing", "page", "arrangement", "http", "view",
            "answers", "graph", "reader", "documents", "queries", "releases", "changes", "api");
    /** What the steps of a conversion share; of the package csvw they use nothing else. */
    private static final String SHARED_BY_STEPS = "org\\.portolan\\.csvw\\.(Compression|Destination|DocumentSource|Limits|StatementSink)(\\$.*)?";
    private static final int LONGEST_METHOD = 40;
    private static final int LONGEST_CLASS = 300;
    private static final String ROOT = "org.portolan.";
    /** What the templates' engine writes. */
    private static final String TEMPLATES = ROOT + "site.templates";
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

    @TestFactory
    Stream<DynamicTest> roomOfACheckImportsOnlyEarlierRooms() {
        return oneWay(ROOT + "check.", ROOMS_OF_A_CHECK);
    }

    @TestFactory
    Stream<DynamicTest> roomOfTheEndpointImportsOnlyEarlierRooms() {
        return oneWay(ROOT + "fuseki.", ROOMS_OF_THE_ENDPOINT);
    }

    @TestFactory
    Stream<DynamicTest> roomOfAReleaseImportsOnlyEarlierRooms() {
        return oneWay(ROOT + "release.", ROOMS_OF_A_RELEASE);
    }

    @TestFactory
    Stream<DynamicTest> roomOfTheSiteImportsOnlyEarlierRooms() {
        return oneWay(ROOT + "site.", ROOMS_OF_THE_SITE);
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

    /**
     * A new package must be given its place in the way of the data, or be a part of a stage; the templates are written
     * by JTE.
     */
    @Test
    void everyPackageIsAStage() {
        Set<String> found = new TreeSet<>();
        CLASSES.forEach(type -> found.add(type.getPackageName().substring(ROOT.length())));
        Set<String> known = new TreeSet<>(STAGES);
        known.add("site.templates");
        STEPS_OF_A_CONVERSION.forEach(step -> known.add("csvw." + step));
        ROOMS_OF_A_CHECK.forEach(room -> known.add("check." + room));
        ROOMS_OF_THE_ENDPOINT.forEach(room -> known.add("fuseki." + room));
        ROOMS_OF_A_RELEASE.forEach(room -> known.add("release." + room));
        ROOMS_OF_THE_SITE.forEach(room -> known.add("site." + room));
        assertEquals(known, found);
    }

    /** How bytes come, and what is written down of an answer, stand apart from what the endpoint does. */
    @Test
    void transportAndWatchDoNotKnowTheEndpoint() {
        noClasses().that().resideInAnyPackage(ROOT + "fuseki.transport", ROOT + "fuseki.watch")
                .should().dependOnClassesThat().resideInAnyPackage(ROOT + "check..", ROOT + "csvw..").check(CLASSES);
    }

    @Test
    void stepsKnowOnlyWhatTheyShareAndNotTheFrontDoor() {
        noClasses().that().resideInAPackage(ROOT + "csvw.*")
                .should().dependOnClassesThat(resideInAPackage(ROOT + "csvw").and(not(nameMatching(SHARED_BY_STEPS))))
                .check(CLASSES);
    }

    /**
     * What comes in is led to its room by the front door, to which no room leads back: who keeps, guards or opens a
     * release does not know how it is made.
     */
    @TestFactory
    Stream<DynamicTest> roomsDoNotKnowTheFrontDoor() {
        return Stream.of("check", "release", "fuseki", "site").map(stage -> DynamicTest.dynamicTest(stage, () ->
                noClasses().that().resideInAPackage(ROOT + stage + ".*").and().resideOutsideOfPackage(TEMPLATES)
                        .should().dependOnClassesThat().resideInAPackage(ROOT + stage).check(CLASSES)));
    }

    /** The converter works alone: it needs neither the store nor the server. */
    @Test
    void converterKnowsNoJena() {
        noClasses().that().resideInAPackage(ROOT + "csvw..")
                .should().dependOnClassesThat().resideInAnyPackage("org.apache.jena..", "org.eclipse.jetty..")
                .check(CLASSES);
    }

    /** The release that a server offers is read by whoever wants to verify it, and by nothing that makes or serves one. */
    @Test
    void onlyTheCommandLineKnowsReleasesOfOtherMachines() {
        noClasses().that().resideOutsideOfPackages(ROOT + "cli..", ROOT + "release.remote..")
                .should().dependOnClassesThat().resideInAPackage(ROOT + "release.remote..").check(CLASSES);
    }

    /** Converting, checking, releasing and answering fetch nothing. */
    @Test
    void onlyPublishingAndVerifyingCallOtherMachines() {
        noClasses().that().resideOutsideOfPackages(ROOT + "fuseki.publish..", ROOT + "release.remote..")
                .should().dependOnClassesThat().resideInAnyPackage("java.net.http..", "org.apache.jena.http..",
                        "org.apache.jena.rdfconnection..", "org.apache.http..")
                .orShould().dependOnClassesThat().belongToAnyOf(Socket.class, URLConnection.class, SocketChannel.class)
                .orShould().callMethod(URL.class, "openStream").orShould().callMethod(URL.class, "openConnection")
                .check(CLASSES);
    }

    /** A method is measured without its comment; longer ones do more than one thing. */
    @Test
    void noMethodAndNoClassIsLongerThanTheHouseAllows() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> tooLong = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, null, null,
                    files.getJavaFileObjectsFromPaths(sources()));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree source : task.parse()) {
                source.accept(new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitMethod(MethodTree method, Void nothing) {
                        measure(method, LONGEST_METHOD);
                        return super.visitMethod(method, nothing);
                    }

                    @Override
                    public Void visitClass(ClassTree type, Void nothing) {
                        measure(type, LONGEST_CLASS);
                        return super.visitClass(type, nothing);
                    }

                    private void measure(Tree tree, int longest) {
                        long first = source.getLineMap().getLineNumber(positions.getStartPosition(source, tree));
                        long last = source.getLineMap().getLineNumber(positions.getEndPosition(source, tree));
                        if (last - first + 1 > longest) {
                            tooLong.add("%s:%d is %d lines long".formatted(source.getSourceFile().getName(), first,
                                    last - first + 1));
                        }
                    }
                }, null);
            }
        }
        assertEquals(List.of(), tooLong);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
            assertTrue(sources.size() > 100, "the sources are there");
            return sources;
        }
    }

    /** What .editorconfig asks for; editors differ in how they take it. */
    @Test
    void noLineIsLongerThanTheHouseAllows() throws IOException {
        for (Path source : sources()) {
            assertEquals(List.of(), Files.readAllLines(source).stream().filter(line -> line.length() > 120).toList(),
                    source::toString);
        }
    }
}
