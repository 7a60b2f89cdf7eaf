package org.portolan.site.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.portolan.site.page.Texts;
import org.portolan.site.page.Value;

/**
 * The versions of a vocabulary ({@code dcterms:isVersionOf}) with what changed in each ({@code dcterms:description}):
 * the one that {@code owl:versionIRI} names, then the others, newest first. Each leads to its own page.
 *
 * @see <a href="https://www.w3.org/TR/owl2-syntax/#Ontology_IRI_and_Version_IRI">OWL 2, 3.1</a>
 */
record Versions(Lookup lookup, Texts texts) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final int DIGITS = 20;

    /** The versions of a document; empty if the ontology names none. */
    Optional<Value.Group> of(Node document) {
        List<Node> all = lookup.named("ontology").stream(Node.ANY, DCTerms.isVersionOf.asNode(), document)
                .map(Triple::getSubject).filter(Node::isURI)
                .sorted(Comparator.comparing(Versions::ordered).reversed()).toList();
        List<Value.Line> lines = new ArrayList<>();
        line("versionCurrent", all.stream().filter(version -> isCurrent(document, version)).toList())
                .ifPresent(lines::add);
        line("versionsBefore", all.stream().filter(version -> !isCurrent(document, version)).toList())
                .ifPresent(lines::add);
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Value.Group(texts.get("versions"), lines));
    }

    private boolean isCurrent(Node document, Node version) {
        return lookup.named("ontology").contains(document, OWL2.versionIRI.asNode(), version);
    }

    /** What sorts 0.10.0 behind 0.9.0: each number with as many digits. */
    private static String ordered(Node version) {
        return NUMBER.matcher(version.getURI())
                .replaceAll(number -> "0".repeat(Math.max(0, DIGITS - number.group().length())) + number.group());
    }

    private Optional<Value.Line> line(String name, List<Node> versions) {
        return versions.isEmpty() ? Optional.empty()
                : Optional.of(new Value.Line(texts.get(name), versions.stream().map(this::written).toList()));
    }

    private Value written(Node version) {
        String changed = lookup.withoutTranslations(lookup.named("ontology")
                .stream(version, DCTerms.description.asNode(), Node.ANY).map(Triple::getObject).toList()).stream()
                .map(lookup::label).collect(Collectors.joining(" "));
        return Value.link(version.getURI().replaceFirst("^.*[/#]", ""),
                new ValueWriter(lookup, texts).href(version.getURI()))
                .beside(changed.isEmpty() ? "" : ": " + changed);
    }
}
