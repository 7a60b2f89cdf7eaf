package org.portolan.site.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.portolan.site.arrangement.Arrangement;

/** Writes the query by which a reader begins with a term: the things of a class with what they have, or a property. */
final class TermQuery {
    /** Of a class in its example, besides the source. */
    private static final int MOST_PROPERTIES = 8;
    private static final Set<Node> CLASSES = Set.of(RDFS.Class.asNode(), OWL2.Class.asNode());

    private final Lookup lookup;
    private final Arrangement arrangement;

    TermQuery(Lookup lookup, Arrangement arrangement) {
        this.lookup = lookup;
        this.arrangement = arrangement;
    }

    /**
     * A query in SPARQL 1.1 that can be asked anywhere, of a deprecated term with what takes its place; empty if the
     * term is no class and no property.
     */
    Optional<String> of(Node term) {
        return lookup.isDeprecated(term) ? lookup.about(term).stream()
                .filter(triple -> triple.predicateMatches(DCTerms.isReplacedBy.asNode())).map(Triple::getObject)
                .filter(other -> other.isURI() && !lookup.isDeprecated(other)).findFirst().flatMap(this::inUse)
                : inUse(term);
    }

    private Optional<String> inUse(Node term) {
        Set<Node> types = lookup.about(term).stream()
                .filter(triple -> triple.getSubject().equals(term) && triple.getPredicate().equals(RDF.type.asNode()))
                .map(Triple::getObject).collect(Collectors.toSet());
        if (types.contains(RDF.Property.asNode())) {
            return Optional.of(prologue()
                    + "SELECT ?thing ?value WHERE {\n  ?thing %s ?value .\n}\nLIMIT 100".formatted(iri(term)));
        }
        return types.stream().anyMatch(CLASSES::contains) ? Optional.of(things(term)) : Optional.empty();
    }

    private String prologue() {
        return "BASE <" + lookup.base() + ">\n";
    }

    private String things(Node type) {
        List<Node> properties = arrangement.kinds().stream().filter(kind -> kind.classes().contains(type)).limit(1)
                .flatMap(kind -> arrangement.fields(kind).stream()).flatMap(field -> field.property().stream())
                .distinct().toList();
        StringBuilder query = new StringBuilder(prologue() + "SELECT * WHERE {\n  ?thing a " + iri(type) + " .\n");
        Set<String> names = new TreeSet<>(Set.of("thing"));
        for (Node property : withSource(properties)) {
            String name = property.getURI().replaceFirst("^.*[/#]", "").replaceAll("[^A-Za-z0-9]", "");
            while (!names.add(name)) {
                name += "_";
            }
            query.append("  OPTIONAL { ?thing ").append(iri(property)).append(" ?").append(name).append(" }\n");
        }
        return query.append("}\nLIMIT 100").toString();
    }

    /** The first of the properties, and the source of the thing. */
    private List<Node> withSource(List<Node> properties) {
        List<Node> shown = new ArrayList<>(properties.subList(0, Math.min(properties.size(), MOST_PROPERTIES)));
        arrangement.property("source").filter(node -> properties.contains(node) && !shown.contains(node))
                .ifPresent(shown::add);
        return shown;
    }

    private String iri(Node term) {
        String iri = term.getURI();
        return "<" + (iri.startsWith(lookup.base()) ? iri.substring(lookup.base().length()) : iri) + ">";
    }
}
