package org.portolan.site;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.manifest.Release;
import org.portolan.release.store.LiveRelease;
import org.portolan.site.arrangement.Arrangement;
import org.portolan.site.arrangement.PublishedColumns;
import org.portolan.site.view.Lookup;

/** A publication of ships and their voyages, small enough to be read in one glance. */
public final class SmallSite {
    public static final String BASE = "https://example.org/";
    private static final String PREFIXES = """
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX sh: <http://www.w3.org/ns/shacl#>
            PREFIX site: <https://w3id.org/portolan/site#>
            """;
    private static final String ONTOLOGY = PREFIXES + """
            <site#site> a site:Site ; site:languages ( "en" "de" ) .
            <site#home> a site:Home ; rdfs:label "Ships"@en , "Schiffe"@de ; site:about <id/ship/ada> ;
              site:sections ( [ rdfs:label "All ships"@en ; site:list <site#ship> ] [ rdfs:label "Oldest"@en ; site:query "oldest" ] ) .
            <site#report> a site:ClaimKind ; site:claimSubject <ns#reportOf> .
            <site#voyage> a site:Kind ; site:key "voyage" ; site:class <ns#Voyage> ; site:shape <shapes#Voyage> ; site:order 2 ;
              rdfs:label "Voyages"@en ; site:singular "Voyage"@en ; site:title ( <ns#ship> <ns#harbour> ) ; site:inNavigation false .
            <site#ship> a site:Kind ; site:key "ship" ; site:class <ns#Ship> ; site:shape <shapes#Ship> ; site:order 1 ;
              rdfs:label "Ships"@en , "Schiffe"@de ; site:singular "Ship"@en ; site:labelProperty rdfs:label ; site:inNavigation true ;
              site:columns ( [ sh:path <ns#built> ; sh:name "Built"@en , "Gebaut"@de ] ) .
            <shapes#Ship> a sh:NodeShape ; sh:property
              [ sh:path <ns#built> ; sh:name "Built"@en ; sh:group <shapes#facts> ; sh:order 2 ] ,
              [ sh:path rdfs:label ; sh:name "Name"@en ; sh:group <shapes#facts> ; sh:order 1 ] ,
              [ sh:path [ sh:inversePath <ns#ship> ] ; sh:name "Voyages"@en ; sh:group <shapes#relations> ; sh:order 1 ] ,
              [ sh:path <ns#unnamed> ; sh:minCount 1 ] .
            <shapes#facts> rdfs:label "Facts"@en ; sh:order 1 .
            <shapes#relations> rdfs:label "Relations"@en ; sh:order 2 .
            <shapes#Voyage> a sh:NodeShape .
            """;
    private static final String DATA = PREFIXES + """
            <id/ship/ada> a <ns#Ship> ; rdfs:label "Ada"@en , "Ada (Schiff)"@de ; <ns#built> "1901" ; <ns#harbour> <http://www.w3.org/ns/org#Site> .
            <id/ship/bea> a <ns#Ship> ; rdfs:label "Bea"@it , "Bea" .
            <id/voyage/first> a <ns#Voyage> ; <ns#ship> <id/ship/ada> ; <ns#harbour> <id/ship/bea> .
            """;

    private final LiveRelease live;
    private final Arrangement arrangement;

    /** The publication with so many more voyages of the first ship. */
    public SmallSite(int voyages) {
        this(voyages, 0);
    }

    /** The publication with so many more voyages of the first ship and claims about the second one. */
    public SmallSite(int voyages, int claims) {
        this(Path.of("nowhere"), List.of(), filled(DatasetGraphFactory.create(), voyages, claims));
    }

    /**
     * The publication as a release in a folder.
     *
     * @param files   that are there
     * @param dataset what it says
     */
    SmallSite(Path folder, List<Manifest.File> files, DatasetGraph dataset) {
        Manifest manifest = new Manifest("0123456789abcdef", BASE, false, Map.of("en", "Ships"), "https://example.net/licence",
                "2024-05-06",
                "test", "2024-05-06T00:00:00Z", "", 0, 1, 1, 1, Map.of(), files, List.of());
        live = new LiveRelease(new Release(folder, manifest), dataset);
        arrangement = new Arrangement(read(ONTOLOGY), PublishedColumns.of(live.release()));
    }

    /** The dataset with the publication in it. */
    static DatasetGraph filled(DatasetGraph dataset, int voyages, int claims) {
        read(DATA).find().forEachRemaining(dataset.getDefaultGraph()::add);
        for (int i = 0; i < voyages; i++) {
            dataset.getDefaultGraph().add(node("id/voyage/more-" + i), node("ns#ship"), node("id/ship/ada"));
        }
        for (int i = 0; i < claims; i++) {
            dataset.getDefaultGraph().add(node("id/report/" + i), node("ns#reportOf"), node("id/ship/bea"));
        }
        read(ONTOLOGY).find().forEachRemaining(triple -> dataset.add(Quad.create(node("graph/ontology"), triple)));
        return dataset;
    }

    LiveRelease live() {
        return live;
    }

    public Arrangement arrangement() {
        return arrangement;
    }

    public Manifest manifest() {
        return live.release().manifest();
    }

    /** Look-ups for a reader of the language who asks for a part of the incoming statements. */
    public Lookup lookup(String language, int part) {
        return new Lookup(live, arrangement, language, part);
    }

    public static Node node(String path) {
        return NodeFactory.createURI(BASE + path);
    }

    private static Graph read(String turtle) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.create().source(new StringReader(turtle)).lang(Lang.TURTLE).base(BASE).parse(graph);
        return graph;
    }
}
