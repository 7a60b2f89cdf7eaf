package org.portolan.check.findings;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.compose.DisjointUnion;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shared.JenaException;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.portolan.check.publication.Ontology;
import org.portolan.check.publication.Publication;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/** Validates the graph of the tables against the shapes of the ontology. */
public final class ShapeCheck {
    private final Publication publication;
    private final Wording wording;

    public ShapeCheck(Publication publication, Wording wording) {
        this.publication = publication;
        this.wording = wording;
    }

    /**
     * The results, one for each fault.
     *
     * @param data the graph of the tables; it is looked at together with the ontology's {@code rdfs:subClassOf}
     *             statements, so that an instance of a class counts as one of the classes above, and with the classes
     *             of the dataset and the day of its last change, with which a shape can compare
     */
    public List<ShapeResult> results(Shapes shapes, Graph data, ProblemSink problems) {
        Ontology terms = publication.terms();
        Place tables = Place.file(publication.data().toString());
        try {
            return ShaclValidator.get().validate(shapes, withSurroundings(data)).getEntries().stream()
                    .map(entry -> new ShapeResult(entry, new ShapeRule(entry, terms, wording), wording, tables))
                    .toList();
        } catch (JenaException e) {
            problems.report(Problem.error(Code.SHAPE_INVALID, Place.file(publication.ontology().toString()),
                    "a query of a shape cannot be run: " + e.getMessage())
                    .because("https://www.w3.org/TR/shacl/#pre-binding forbids MINUS, VALUES and SERVICE there")
                    .mend("write FILTER NOT EXISTS for MINUS and FILTER with IN for VALUES"));
            return List.of();
        }
    }

    /** A view, not a copy; without what the tables say too, since Jena's plain unions remember all that they find. */
    private Graph withSurroundings(Graph data) {
        Graph others = GraphMemFactory.createDefaultGraphSameTerm();
        Node dataset = NodeFactory.createURI(publication.base());
        Graph description = publication.description().graph();
        Stream.of(publication.terms().asWritten().stream(Node.ANY, RDFS.subClassOf.asNode(), Node.ANY),
                description.stream(dataset, RDF.type.asNode(), Node.ANY),
                description.stream(dataset, DCTerms.modified.asNode(), Node.ANY)).flatMap(found -> found)
                .filter(triple -> !data.contains(triple)).forEach(others::add);
        return new DisjointUnion(data, others);
    }
}
