package org.portolan.check;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shared.JenaException;
import org.apache.jena.vocabulary.RDFS;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/** Validates the graph of the tables against the shapes of the ontology. */
final class ShapeCheck {
    private final Publication publication;
    private final Wording wording;

    ShapeCheck(Publication publication, Wording wording) {
        this.publication = publication;
        this.wording = wording;
    }

    /**
     * The results, one for each fault.
     *
     * @param data the graph of the tables; the ontology's {@code rdfs:subClassOf} statements are added to it, so that
     *             an instance of a class counts as one of the classes above
     */
    List<ShapeResult> results(Shapes shapes, Graph data, ProblemSink problems) {
        Ontology terms = publication.terms();
        terms.asWritten().stream(Node.ANY, RDFS.subClassOf.asNode(), Node.ANY).forEach(data::add);
        Place tables = Place.file(publication.data().toString());
        try {
            return ShaclValidator.get().validate(shapes, data).getEntries().stream()
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
}
