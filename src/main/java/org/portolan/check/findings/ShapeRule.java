package org.portolan.check.findings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.engine.constraint.SparqlConstraint;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.sparql.util.graph.GraphList;
import org.portolan.check.publication.Ontology;
import org.portolan.check.publication.SiteVocabulary;
import org.portolan.problem.Place;

/** The rule that a validation result speaks of: its words, and the line of the ontology it stands on. */
final class ShapeRule {
    private static final Node FIX = SiteVocabulary.term("fix");

    private final ReportEntry entry;
    private final Ontology terms;
    private final Wording wording;

    ShapeRule(ReportEntry entry, Ontology terms, Wording wording) {
        this.entry = entry;
        this.terms = terms;
        this.wording = wording;
    }

    /**
     * What the author of the shape wants to be said. The message of a query is nearer to the fault than that of its
     * shape.
     */
    String message() {
        if (entry.constraint() instanceof SparqlConstraint query && query.getMessage() != null) {
            String value = entry.value() == null ? "" : wording.value(entry.value());
            return query.getMessage().replaceAll("\\{[?$]this}", quoted(wording.value(entry.focusNode())))
                    .replaceAll("\\{[?$]value}", quoted(value));
        }
        return wording.text(entry.messages().stream()).orElse(entry.message());
    }

    /** What the author of the shape calls the property. */
    Optional<String> name() {
        return wording.text(terms.asWritten(), entry.source(), SHACL.name);
    }

    /** How the author of the shape says to mend it: the query, else the shape itself, else what describes the shape. */
    Optional<String> fix() {
        return query().flatMap(query -> wording.text(terms.asWritten(), query, FIX))
                .or(() -> wording.text(terms.asWritten(), entry.source(), FIX))
                .or(() -> wording.text(terms.asWritten(), entry.source(), SHACL.description));
    }

    private Optional<Node> query() {
        return entry.constraint() instanceof SparqlConstraint ? parameter().map(Triple::getObject) : Optional.empty();
    }

    /** The constraint and where it stands, as far as it can be told. */
    Optional<String> why() {
        Optional<Triple> parameter = parameter();
        return parameter.flatMap(this::begin).map(place -> place + " says " + shown(parameter.get()))
                .or(() -> terms.placed().placeOf(entry.source()).map(place -> place + " begins the shape"));
    }

    /** A statement is counted where it ends; one with a blank node begins with what the blank node says. */
    private Optional<Place> begin(Triple parameter) {
        return terms.placed().placeOf(parameter.getObject()).filter(place -> parameter.getObject().isBlank())
                .or(() -> terms.placeOf(parameter));
    }

    /** True if the constraint counts values from above. */
    boolean isMaximum() {
        return component().equals("maxCount");
    }

    /** True if the constraint counts values from below. */
    boolean isMinimum() {
        return component().equals("minCount");
    }

    private String component() {
        Node component = entry.sourceConstraintComponent();
        if (component == null || !component.isURI() || !component.getURI().startsWith(SHACL.getURI())) {
            return "";
        }
        String name = component.getURI().substring(SHACL.getURI().length()).replaceFirst("ConstraintComponent$", "");
        return name.equals("SPARQL") ? "sparql" : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private Optional<Triple> parameter() {
        Node property = NodeFactory.createURI(SHACL.getURI() + component());
        List<Triple> said = terms.asWritten().find(entry.source(), property, Node.ANY).toList();
        if (said.size() > 1 && entry.constraint() instanceof SparqlConstraint query && query.getMessage() != null) {
            said = said.stream().filter(triple -> terms.asWritten().stream(triple.getObject(), SHACL.message, Node.ANY)
                    .anyMatch(message -> message.getObject().getLiteralLexicalForm().equals(query.getMessage())))
                    .toList();
        }
        return said.size() == 1 ? Optional.of(said.get(0)) : Optional.empty();
    }

    private String shown(Triple parameter) {
        String name = "sh:" + parameter.getPredicate().getURI().substring(SHACL.getURI().length());
        Node value = parameter.getObject();
        if (value.isBlank() && name.equals("sh:in")) {
            return name + " (" + GraphList.members(GNode.create(terms.asWritten(), value)).stream()
                    .map(wording::value).collect(Collectors.joining(", ")) + ")";
        }
        if (value.isBlank()) {
            return name;
        }
        return name + " " + (value.isURI() ? wording.iri(value.getURI()) : value.getLiteralLexicalForm());
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }
}
