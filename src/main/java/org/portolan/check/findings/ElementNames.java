package org.portolan.check.findings;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.SplitIRI;
import org.apache.jena.vocabulary.RDF;
import org.portolan.check.publication.Publication;
import org.portolan.csvw.metadata.IriReference;
import org.portolan.csvw.metadata.Prefixes;
import org.portolan.csvw.metadata.TableGroup;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * Warns of properties of which RDF/XML makes no element: documents with them cannot be had in that form.
 *
 * @see <a href="https://www.w3.org/TR/rdf-syntax-grammar/#propertyElementURIs">RDF 1.1 XML Syntax, 6.1.4</a>
 */
public final class ElementNames {
    private static final String OF_THE_SYNTAX =
            "RDF|Description|ID|about|parseType|resource|nodeID|datatype|li|aboutEach|aboutEachPrefix|bagID";
    private final Publication publication;

    public ElementNames(Publication publication) {
        this.publication = publication;
    }

    /** One warning for each such property that the tables use, or else the ontology or the dataset's description. */
    public void check(Set<Node> used, Optional<TableGroup> metadata, ProblemSink problems) {
        Set<Node> told = new HashSet<>();
        Map<String, Place> columns = new HashMap<>();
        metadata.ifPresent(group -> group.tables().forEach(table -> table.columns().stream()
                .flatMap(column -> column.inherited().propertyUrl().stream())
                .forEach(url -> IriReference.resolve(table.iri(), Prefixes.expand(url.value()))
                        .ifPresent(iri -> columns.putIfAbsent(iri, url.place())))));
        Place elsewhere = Place.file(publication.shown("csv-metadata.json"));
        used.stream().filter(property -> !isName(property.getURI()) && told.add(property)).forEach(property ->
                report(property, columns.getOrDefault(property.getURI(), elsewhere), problems));
        written(publication.terms().asWritten()).filter(triple -> told.add(triple.getPredicate())).forEach(triple ->
                report(triple.getPredicate(), publication.terms().placeOf(triple).orElseThrow(), problems));
        Place dataset = Place.file(publication.shown("dataset.ttl"));
        written(publication.description().graph()).filter(triple -> told.add(triple.getPredicate()))
                .forEach(triple -> report(triple.getPredicate(), dataset, problems));
    }

    private static Stream<Triple> written(Graph graph) {
        return graph.stream().filter(triple -> !isName(triple.getPredicate().getURI()));
    }

    private static boolean isName(String property) {
        String name = SplitIRI.localnameXML(property);
        return !name.isEmpty() && !(property.equals(RDF.uri + name) && name.matches(OF_THE_SYNTAX));
    }

    private static void report(Node property, Place place, ProblemSink problems) {
        problems.report(Problem.warning(Code.STATEMENT_NOT_OF_FORMAT, place,
                "RDF/XML cannot write the property <%s>: documents with it do not come in that form"
                        .formatted(property.getURI()))
                .because("what its address ends with becomes the name of an element, and begins with a letter")
                .mend("end its address with a name, unless it is somebody else's: the other forms have it"));
    }
}
