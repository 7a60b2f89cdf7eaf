package org.portolan.site.changes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.portolan.release.changes.ChangedThing;
import org.portolan.release.changes.ChangedThing.Change;
import org.portolan.release.changes.Changes;

/**
 * Writes changes as JSON: terms as in <a href="https://www.w3.org/TR/sparql11-results-json/">SPARQL results</a>, each
 * IRI with its names by language.
 */
final class ChangesJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Changes changes;
    private final Map<String, ChangeWords> words;
    private final String base;

    /** @param words by language, best first */
    ChangesJson(Changes changes, Map<String, ChangeWords> words, String base) {
        this.changes = changes;
        this.words = words;
        this.base = base;
    }

    ObjectNode write() {
        ObjectNode all = JSON.objectNode();
        all.put("release", changes.release());
        if (!changes.previous().isEmpty()) {
            all.put("previous", changes.previous());
        }
        all.set("statements", JSON.objectNode().put("added", changes.statements().added())
                .put("removed", changes.statements().removed()));
        all.set("things", count(JSON.objectNode(), changes.things()));
        ArrayNode classes = all.putArray("classes");
        changes.classes().forEach(type -> classes.add(count(type(type.type()), type.count())));
        ArrayNode listed = all.putArray("changes");
        changes.listed().forEach(thing -> listed.add(thing(thing)));
        return all;
    }

    private static ObjectNode count(ObjectNode into, Changes.Count count) {
        return into.put("added", count.added()).put("removed", count.removed()).put("changed", count.changed());
    }

    private ObjectNode thing(ChangedThing thing) {
        ObjectNode written = named(thing.iri());
        written.put("change", thing.change().name().toLowerCase(Locale.ROOT));
        ArrayNode types = written.putArray("types");
        thing.types().forEach(type -> types.add(type(type)));
        Function<Triple, ObjectNode> removed = thing.change() == Change.REMOVED ? this::sourced : this::statement;
        ArrayNode gone = written.putArray("removed");
        ChangesInWords.triples(thing.removed()).forEach(triple -> gone.add(removed.apply(triple)));
        ArrayNode come = written.putArray("added");
        ChangesInWords.triples(thing.added()).forEach(triple -> come.add(sourced(triple)));
        if (thing.further() > 0) {
            written.put("further", thing.further());
        }
        return written;
    }

    private ObjectNode statement(Triple triple) {
        ObjectNode statement = JSON.objectNode();
        statement.set("property", JSON.objectNode().put("iri", triple.getPredicate().getURI())
                .set("label", labels(each -> each.propertyName(triple.getPredicate()))));
        return statement.set("value", term(triple.getObject()));
    }

    /** A statement with the sources that its rows name, which are those of the release that makes it. */
    private ObjectNode sourced(Triple triple) {
        ObjectNode statement = statement(triple);
        ArrayNode sources = JSON.arrayNode();
        words.values().stream().findFirst().ifPresent(any -> any.sources(triple)
                .forEach(source -> sources.add(named(source.getURI()))));
        return sources.isEmpty() ? statement : statement.set("sources", sources);
    }

    private ObjectNode term(Node node) {
        if (node.isURI()) {
            ObjectNode iri = JSON.objectNode().put("type", "uri").put("value", node.getURI());
            return node.getURI().startsWith(base) ? iri.set("label", labels(each -> each.label(node))) : iri;
        }
        ObjectNode literal = JSON.objectNode().put("type", "literal").put("value", node.getLiteralLexicalForm());
        if (!node.getLiteralLanguage().isEmpty()) {
            return literal.put("xml:lang", node.getLiteralLanguage());
        }
        return node.getLiteralDatatypeURI().endsWith("#string") ? literal
                : literal.put("datatype", node.getLiteralDatatypeURI());
    }

    private ObjectNode type(String iri) {
        ObjectNode type = JSON.objectNode();
        if (!iri.isEmpty()) {
            type.put("iri", iri);
        }
        return type.set("label", labels(each -> each.className(iri)));
    }

    private ObjectNode named(String iri) {
        return JSON.objectNode().put("iri", iri).set("label", labels(each -> each.label(NodeFactory.createURI(iri))));
    }

    private ObjectNode labels(Function<ChangeWords, String> name) {
        ObjectNode labels = JSON.objectNode();
        words.forEach((language, each) -> labels.put(language, name.apply(each)));
        return labels;
    }
}
