package org.portolan.release.description;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeSet;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QuerySolution;
import org.apache.jena.query.ResultSet;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.release.Fixture;
import org.portolan.release.dumps.Dump;
import org.portolan.release.manifest.Release;

class CatalogTest {
    private static final String PREFIXES = """
            PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX spdx: <http://spdx.org/rdf/terms#>
            PREFIX void: <http://rdfs.org/ns/void#> PREFIX dcterms: <http://purl.org/dc/terms/>
            """;

    @TempDir
    private Path root;
    private Release release;
    private DatasetGraph all;

    @BeforeEach
    void release() throws IOException {
        Fixture fixture = new Fixture(root);
        release = Fixture.builder().build(fixture.checked(), fixture.releases());
        all = Fixture.read(release, Dump.N_QUADS);
        all.addGraph(NodeFactory.createURI(Fixture.BASE + "graph/catalog"),
                Fixture.read(release, Dump.CATALOG).getUnionGraph());
    }

    @Test
    void hasNoBlankNodes() {
        all.find().forEachRemaining(quad -> {
            assertFalse(quad.getSubject().isBlank(), quad.toString());
            assertFalse(quad.getObject().isBlank(), quad.toString());
        });
    }

    @Test
    void countsAreThoseOfTheData() {
        assertEquals(one("SELECT ((COUNT(*)) AS ?n) { ?s ?p ?o }"), said("void:triples"));
        assertEquals(one("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }"), said("void:entities"));
        assertEquals(one("SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }"), said("void:properties"));
        assertEquals(one("SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s a ?o }"), said("void:classes"));
        assertEquals(one("SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }"), said("void:distinctObjects"));
    }

    @Test
    void everyPropertyAndClassHasItsPartition() {
        assertEquals(rows("SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p"),
                rows("SELECT ?p ?n { GRAPH ?g { ?d void:propertyPartition ?x ."
                        + " ?x void:property ?p ; void:triples ?n } }"));
        assertEquals(rows("SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c"),
                rows("SELECT ?c ?n { GRAPH ?g { ?d void:classPartition ?x . ?x void:class ?c ; void:entities ?n } }"));
    }

    @Test
    void linksetsAreCountedByNamespaceWhereThereIsMoreThanOneLink() {
        assertEquals("[http://elsewhere.example/item/ https://example.org/ns#same 2]",
                rows("SELECT ?u ?p ?n { GRAPH ?g { ?x a void:Linkset ; void:linkPredicate ?p ; void:triples ?n ;"
                        + " void:objectsTarget/void:uriSpace ?u } }").toString());
    }

    @Test
    void everyDumpIsADistributionWithItsChecksum() {
        TreeSet<String> files = new TreeSet<>();
        String folder = Fixture.BASE + "releases/" + release.id() + "/";
        release.manifest().files().stream().filter(file -> file.name().startsWith("data."))
                .forEach(file -> files.add(folder + file.name() + " " + file.bytes() + " " + file.sha256()));
        assertEquals(5, files.size());
        assertEquals(files, rows("SELECT ?u ?b ?c { GRAPH ?g { <https://example.org/> dcat:distribution ?d ."
                + " ?d dcat:downloadURL ?u ;"
                + " dcat:byteSize ?b ; spdx:checksum/spdx:checksumValue ?c ; dcat:mediaType ?m } }"));
    }

    @Test
    void titleAndLicenceComeFromTheDescription() {
        assertEquals("[Schiffe, Ships]",
                rows("SELECT ?t { GRAPH ?g { <https://example.org/> dcterms:title ?t } }").toString());
        assertTrue(rows("SELECT ?p { GRAPH ?g { <https://example.org/> dcterms:publisher ?p } }").first()
                .startsWith("https://example.org/.well-known/genid/"));
    }

    private String one(String query) {
        return rows(query).first();
    }

    private String said(String property) {
        return one("SELECT ?n { GRAPH ?g { <https://example.org/> " + property + " ?n } }");
    }

    private TreeSet<String> rows(String query) {
        TreeSet<String> rows = new TreeSet<>();
        try (QueryExecution execution = QueryExecution.create(PREFIXES + query, DatasetFactory.wrap(all))) {
            ResultSet results = execution.execSelect();
            while (results.hasNext()) {
                QuerySolution row = results.next();
                rows.add(String.join(" ", results.getResultVars().stream().map(name -> row.get(name).isLiteral()
                        ? row.getLiteral(name).getLexicalForm() : row.get(name).toString()).toList()));
            }
        }
        return rows;
    }
}
