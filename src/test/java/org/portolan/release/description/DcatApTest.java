package org.portolan.release.description;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.check.CheckedPublication;
import org.portolan.check.Checker;
import org.portolan.check.publication.Publication;
import org.portolan.problem.Problems;
import org.portolan.release.Fixture;
import org.portolan.release.dumps.Dump;
import org.portolan.release.folder.Releases;
import org.portolan.release.manifest.Release;

/** The catalogue of this repository's own publication, held to the SHACL shapes of DCAT-AP 3.0.1. */
class DcatApTest {
    private static final Path SHAPES = Optional.ofNullable(System.getProperty("portolan.suites")).map(Path::of)
            .orElse(Path.of("..", "shared", "suites")).resolve("dcat-ap/3.0.1");
    private static final List<String> FILES = List.of("html/shacl/shapes.ttl", "html/shacl/shapes_recommended.ttl",
            "html/shacl/deprecateduris.ttl", "html/shacl/range.ttl", "html/shacl/mdr-vocabularies.shape.ttl",
            "shacl/ranges.ttl");

    /** What stays, by property and severity, and why nothing can be done about it here. */
    private static final Map<String, String> ACCEPTED = Map.of(
            "Warning http://purl.org/dc/terms/publisher", "the publisher is no body of the European Union",
            "Warning http://purl.org/dc/terms/spatial", "the box of the data is in no table of places");

    @TempDir
    private Path folder;

    @Test
    void catalogueHoldsToTheShapes() throws IOException {
        assumeTrue(Files.isDirectory(SHAPES), "skipped: the shapes of DCAT-AP are not at " + SHAPES);
        Graph catalog = catalog();
        TreeSet<String> found = new TreeSet<>();
        TreeSet<String> accepted = new TreeSet<>();
        for (String file : FILES) {
            Shapes shapes = Shapes.parse(whole(RDFDataMgr.loadGraph(SHAPES.resolve(file).toString())));
            assertTrue(shapes.numShapes() > 0, file);
            for (ReportEntry entry : ShaclValidator.get().validate(shapes, catalog).getEntries()) {
                String kind = kind(entry);
                if (ACCEPTED.containsKey(kind)) {
                    accepted.add(kind);
                } else {
                    found.add(kind + " of " + entry.focusNode() + ": " + entry.message());
                }
            }
        }
        assertEquals("", String.join("\n", found));
        assertEquals(new TreeSet<>(ACCEPTED.keySet()), accepted);
    }

    /** Without references to shapes that other files of the suite define: the ranges name those of the base check. */
    private static Graph whole(Graph shapes) {
        shapes.find(Node.ANY, SHACL.property, Node.ANY)
                .filterDrop(triple -> shapes.contains(triple.getObject(), SHACL.path, Node.ANY))
                .toList().forEach(shapes::delete);
        return shapes;
    }

    private static String kind(ReportEntry entry) {
        return entry.severity().level().getLocalName() + " "
                + entry.resultPath().toString().replaceAll("^<|>$", "");
    }

    private Graph catalog() throws IOException {
        Problems problems = new Problems();
        Publication publication =
                Publication.open(Path.of("data"), Path.of("ontology"), Optional.empty(), problems).orElseThrow();
        CheckedPublication checked = new Checker().check(publication, folder, problems).orElseThrow();
        Release release = Fixture.builder().build(checked, new Releases(folder.resolve("releases")));
        return Fixture.read(release, Dump.CATALOG).getUnionGraph();
    }
}
