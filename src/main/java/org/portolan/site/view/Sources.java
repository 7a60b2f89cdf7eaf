package org.portolan.site.view;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.portolan.check.claims.ComparedClaims;
import org.portolan.check.conversion.RowOrigins;
import org.portolan.site.arrangement.Arrangement;
import org.portolan.site.arrangement.PublishedColumns;
import org.portolan.site.page.Texts;
import org.portolan.site.page.Value;

/**
 * The sources of what a page shows, numbered in the order in which they are first needed. The source of a statement is
 * that of the row which describes its subject and names its value as what it links to; else that of the row which
 * describes its subject in a table that has a column for its property, or of the cell there that has its own. What is
 * the publisher's own has none.
 */
public final class Sources {
    private static final String PROVENANCE = "provenance";
    private static final Node DESCRIBES = NodeFactory.createURI(RowOrigins.DESCRIBES);
    private static final Node SOURCE = DCTerms.source.asNode();
    private static final Node LINKS_TO = DCTerms.references.asNode();
    /** What every row has, or what the page shows anyhow. */
    private static final Set<Node> TOLD = Set.of(DESCRIBES, SOURCE, LINKS_TO, DCTerms.identifier.asNode());
    private static final Set<Node> COMPARED = Set.of(ComparedClaims.IN_ROWS, ComparedClaims.AGREES);

    private final Lookup lookup;
    private final PublishedColumns columns;
    private final Arrangement arrangement;
    private final String language;
    private final ValueWriter writer;
    private final Map<Node, List<Row>> rows = new HashMap<>();
    private final Map<Node, Integer> numbers = new LinkedHashMap<>();
    private final Map<Node, Set<Row>> shownRows = new HashMap<>();
    private final Set<Node> marked = new LinkedHashSet<>();
    private final Set<Node> uncredited = new LinkedHashSet<>();

    public Sources(Lookup lookup, Arrangement arrangement, Texts texts) {
        this.lookup = lookup;
        this.columns = arrangement.columns();
        this.arrangement = arrangement;
        this.language = texts.language();
        this.writer = new ValueWriter(lookup, texts);
    }

    /** A row of a table, or a cell of it, and what is said of it. */
    private record Row(Node iri, List<Triple> said) {
        private static final Comparator<Row> ORDER =
                Comparator.comparing((Row row) -> row.iri().getURI(), RowAddress.ORDER);

        List<Node> sources() {
            return values(SOURCE).stream().filter(Node::isURI).toList();
        }

        boolean linksTo(Node value) {
            return values(LINKS_TO).contains(value);
        }

        List<Node> values(Node property) {
            return said.stream().filter(triple -> triple.predicateMatches(property)).map(Triple::getObject).toList();
        }
    }

    /** The sources of the statements with this subject and property, whatever their values. */
    List<Value.Mark> marks(Node subject, Node property) {
        return marks(saying(subject, property));
    }

    /** The sources of one statement. */
    List<Value.Mark> marks(Node subject, Node property, Node value) {
        return marks(saying(subject, property, value));
    }

    /** The sources of one statement, as nodes. */
    public List<Node> of(Node subject, Node property, Node value) {
        return sources(saying(subject, property, value));
    }

    /** The sources of all rows that describe a thing, as nodes. */
    public List<Node> of(Node thing) {
        return sources(rows(thing));
    }

    private List<Row> saying(Node subject, Node property) {
        return rows(subject, property).stream()
                .filter(row -> columns.say(row.iri().getURI(), subject, property)).toList();
    }

    private List<Row> saying(Node subject, Node property, Node value) {
        List<Row> linking = rows(subject, property).stream().filter(row -> row.linksTo(value)).toList();
        return linking.isEmpty() ? saying(subject, property).stream()
                .flatMap(row -> withSourceOfItsOwn(row, subject, property, value)).toList() : linking;
    }

    private Stream<Row> withSourceOfItsOwn(Row row, Node subject, Node property, Node value) {
        List<Row> cells = columns.cells(row.iri().getURI(), subject, property, value).stream().map(this::row)
                .filter(cell -> !cell.sources().isEmpty()).toList();
        cells.forEach(this::noteRow);
        return cells.isEmpty() ? Stream.of(row) : cells.stream();
    }

    private static List<Node> sources(List<Row> saying) {
        return saying.stream().flatMap(row -> row.sources().stream()).distinct().toList();
    }

    /** Notes the rows as well, so that a mark leads to a source with the row that names it, whatever that describes. */
    private List<Value.Mark> marks(List<Row> saying) {
        List<Node> sources = sources(saying);
        saying.forEach(this::noteRow);
        marked.addAll(sources);
        return sources.stream().map(source -> new Value.Mark(number(source), writer.write(source).inWords())).toList();
    }

    /** Notes all sources of a thing that the page is about, with the rows that name them. */
    void noteAll(Node thing) {
        rows(thing).forEach(this::noteRow);
    }

    private void noteRow(Row row) {
        row.sources().forEach(source -> {
            number(source);
            shownRows.computeIfAbsent(source, any -> new LinkedHashSet<>()).add(row);
        });
    }

    /** The names, as lines have them, of the properties asked for that no source is credited with. */
    List<String> uncredited() {
        return uncredited.stream().map(property -> Optional.of(arrangement.nameOf(property))
                .filter(names -> !names.isEmpty()).map(names -> Arrangement.in(language, names))
                .orElseGet(() -> lookup.propertyName(property))).distinct().sorted().toList();
    }

    /** The sources in the order of their numbers. */
    List<Value.Source> list() {
        return numbers.entrySet().stream().map(entry -> new Value.Source(entry.getValue(), writer.write(entry.getKey()),
                shownRows.getOrDefault(entry.getKey(), Set.of()).stream().sorted(Row.ORDER).map(this::written)
                        .distinct().toList(),
                !marked.contains(entry.getKey()))).toList();
    }

    /** A row with where it leads and what it says of itself: who asserted it, and when. */
    private Value.Row written(Row row) {
        List<Value.Line> said = row.said().stream().map(Triple::getPredicate).distinct()
                .filter(property -> !TOLD.contains(property))
                .map(property -> new Value.Line(lookup.propertyName(property),
                        writer.write(lookup.withoutTranslations(row.values(property)))))
                .sorted(Comparator.comparing(Value.Line::name)).toList();
        return new Value.Row(writer.write(row.iri()), writer.write(row.values(LINKS_TO)), said);
    }

    /** The rows that describe a thing and name no source. */
    List<Value> rowsWithoutSource(Node thing) {
        return rows(thing).stream().filter(row -> row.sources().isEmpty()).sorted(Row.ORDER)
                .map(row -> writer.write(row.iri())).toList();
    }

    private int number(Node source) {
        return numbers.computeIfAbsent(source, any -> numbers.size() + 1);
    }

    /** The rows that describe a thing; none if the property is the publisher's own, or of what Portolan compares. */
    private List<Row> rows(Node subject, Node property) {
        if (arrangement.publishersOwn().contains(property) || COMPARED.contains(property)) {
            uncredited.add(property);
            return List.of();
        }
        return rows(subject);
    }

    private List<Row> rows(Node thing) {
        return rows.computeIfAbsent(thing, any -> {
            List<Node> found = lookup.named(PROVENANCE).stream(Node.ANY, DESCRIBES, thing).map(Triple::getSubject)
                    .filter(Node::isURI).limit(Lookup.MOST).toList();
            return found.stream().map(this::row).toList();
        });
    }

    private Row row(Node iri) {
        return new Row(iri, lookup.named(PROVENANCE).stream(iri, Node.ANY, Node.ANY).limit(Lookup.MOST).toList());
    }
}
