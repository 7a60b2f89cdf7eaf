package org.portolan.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;

/**
 * The sources of what a page shows, numbered in the order in which they are first needed. The source of a statement is
 * that of the row which describes its subject in a table that has a column for its property.
 */
final class Sources {
    private static final Node DESCRIBES = NodeFactory.createURI("http://www.w3.org/ns/csvw#describes");

    private final Lookup lookup;
    private final PublishedColumns columns;
    private final ValueWriter writer;
    private final Map<Node, List<Row>> rows = new HashMap<>();
    private final Map<Node, Integer> numbers = new LinkedHashMap<>();
    private final Map<Node, Set<Node>> shownRows = new HashMap<>();
    private final Set<Node> marked = new LinkedHashSet<>();

    Sources(Lookup lookup, PublishedColumns columns, Texts texts) {
        this.lookup = lookup;
        this.columns = columns;
        this.writer = new ValueWriter(lookup, texts);
    }

    /** A row of a table with the sources that it names. */
    private record Row(Node iri, List<Node> sources) {
    }

    /** The sources of the statements with this subject and property. */
    List<Value.Mark> marks(Node subject, Node property) {
        List<Node> sources = rows(subject).stream().filter(row -> columns.say(row.iri().getURI(), subject, property))
                .flatMap(row -> row.sources().stream()).distinct().toList();
        marked.addAll(sources);
        return sources.stream().map(source -> new Value.Mark(number(source), lookup.label(source))).toList();
    }

    /** Notes all sources of a thing that the page is about, with the rows that name them. */
    void noteAll(Node thing) {
        rows(thing).forEach(row -> row.sources().forEach(source -> {
            number(source);
            shownRows.computeIfAbsent(source, any -> new LinkedHashSet<>()).add(row.iri());
        }));
    }

    /** The sources in the order of their numbers. */
    List<Value.Source> list() {
        return numbers.entrySet().stream().map(entry -> new Value.Source(entry.getValue(), writer.write(entry.getKey()),
                shownRows.getOrDefault(entry.getKey(), Set.of()).stream().map(writer::write)
                        .sorted(Comparator.comparing(Value::text)).toList(),
                !marked.contains(entry.getKey()))).toList();
    }

    /** The rows that describe a thing and name no source. */
    List<Value> rowsWithoutSource(Node thing) {
        return rows(thing).stream().filter(row -> row.sources().isEmpty()).map(row -> writer.write(row.iri()))
                .sorted(Comparator.comparing(Value::text)).toList();
    }

    private int number(Node source) {
        return numbers.computeIfAbsent(source, any -> numbers.size() + 1);
    }

    private List<Row> rows(Node thing) {
        return rows.computeIfAbsent(thing, any -> {
            Graph provenance = lookup.named("provenance");
            List<Node> found = provenance.stream(Node.ANY, DESCRIBES, thing).map(Triple::getSubject).filter(Node::isURI)
                    .limit(Lookup.MOST).toList();
            List<Row> read = new ArrayList<>();
            found.forEach(row -> read
                    .add(new Row(row, provenance.stream(row, DCTerms.source.asNode(), Node.ANY).map(Triple::getObject)
                    .filter(Node::isURI).limit(Lookup.MOST).toList())));
            return read;
        });
    }
}
