package org.portolan.site.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.portolan.check.ComparedClaims;
import org.portolan.site.arrangement.Arrangement;
import org.portolan.site.arrangement.Field;
import org.portolan.site.arrangement.Kind;
import org.portolan.site.http.Part;
import org.portolan.site.page.Texts;
import org.portolan.site.page.Value;

/**
 * Makes the page of a thing: lines in the order of its shape, claims as a table, what links here, its rows in the
 * tables.
 */
public final class ThingView {
    /** Of a term: what links to its example is of no use to who reads about that thing. */
    private static final Node EXAMPLE = NodeFactory.createURI("http://purl.org/vocab/vann/example");

    private final Lookup lookup;
    private final Arrangement arrangement;
    private final Texts texts;
    private final ValueWriter writer;
    private final Sources sources;
    private final Set<Node> shown = new HashSet<>();
    private final Set<Node> shownIncoming = new HashSet<>();

    public ThingView(Lookup lookup, Arrangement arrangement, Texts texts) {
        this(lookup, arrangement, texts, new Sources(lookup, arrangement, texts));
    }

    private ThingView(Lookup lookup, Arrangement arrangement, Texts texts, Sources sources) {
        this.sources = sources;
        this.lookup = lookup;
        this.arrangement = arrangement;
        this.texts = texts;
        this.writer = new ValueWriter(lookup, texts);
        arrangement.property("claimSubject").ifPresent(shownIncoming::add);
    }

    /**
     * What the page of a thing shows.
     *
     * @param title      its label
     * @param kind       name of its kind, with the address of the list; empty for what has no kind
     * @param iri        its IRI
     * @param groups     lines in groups
     * @param claims     what sources say about it
     * @param incoming   what links here besides
     * @param further    where more of that is
     * @param sources    the sources of what is shown
     * @param uncredited what of it is the publisher's own, by the names of its properties
     * @param rows       the rows of the tables that describe it and name no source
     * @param anchors    terms described on the same page
     */
    public record Page(String title, Optional<Value> kind, String iri, List<Value.Group> groups,
                Optional<Value.Table> claims, List<Value.Line> incoming, Optional<Value> further,
                List<Value.Source> sources, List<String> uncredited, List<Value> rows, List<Value.Term> anchors) {
    }

    public Page page(Node thing) {
        Optional<Kind> kind = lookup.kind(thing.getURI());
        List<Value.Group> groups = new ArrayList<>(kind.map(found -> laidOut(thing, found, thing)).orElse(List.of()));
        kind.flatMap(Kind::joined)
                .ifPresent(property -> lookup.values(thing, property).stream().limit(1).forEach(other ->
                groups.addAll(joined(other, thing))));
        shown.addAll(kind.isPresent() ? List.of(RDF.type.asNode()) : List.of());
        kind.flatMap(Kind::labels).ifPresent(shown::add);
        rest(thing).ifPresent(groups::add);
        sources.noteAll(thing);
        groups.replaceAll(Value.Group::withSharedMarks);
        return new Page(lookup.label(thing),
                kind.map(found -> Value.link(Arrangement.in(texts.language(), found.singular()),
                        "/list/" + found.key())),
                thing.getURI(), groups, claims(thing), incoming(thing), further(thing), sources.list(),
                sources.uncredited(), sources.rowsWithoutSource(thing), List.of());
    }

    /** The page of a document that describes several terms by their fragments. */
    public Page vocabulary(Node document, List<Node> terms) {
        List<Value.Term> anchors = terms.stream().filter(term -> !term.equals(document))
                .sorted(lookup.ownFirst()).map(term -> term(document, term)).toList();
        return new Page(lookup.label(document), Optional.empty(), document.getURI(),
                rest(document).map(List::of).orElse(List.of()), Optional.empty(), List.of(), Optional.empty(),
                List.of(), List.of(), List.of(), anchors);
    }

    private Value.Term term(Node document, Node term) {
        String prefix = document.getURI() + "#";
        Optional<String> name = Optional.of(term.getURI()).filter(iri -> iri.startsWith(prefix))
                .map(iri -> iri.substring(prefix.length()));
        String label = lookup.label(term);
        return new Value.Term(name, lookup.isDeprecated(term) ? texts.get("deprecated", label) : label,
                lines(lookup.about(term), term),
                new TermQuery(lookup, arrangement).of(term));
    }

    /** @param page whose page it is; nothing on it leads back to it */
    private List<Value.Group> laidOut(Node thing, Kind kind, Node page) {
        Map<Field.Group, List<Value.Line>> groups = new LinkedHashMap<>();
        for (Field field : arrangement.fields(kind)) {
            field.property().ifPresent(shown::add);
            field.inverse().ifPresent(shownIncoming::add);
            List<Node> values = lookup.values(thing, field.path()).stream().filter(value -> !value.equals(page))
                    .toList();
            if (!values.isEmpty() && !hasAPlaceOfItsOwn(field)) {
                groups.computeIfAbsent(field.group(), any -> new ArrayList<>()).add(line(thing, field, values));
            }
        }
        return groups.entrySet().stream()
                .map(entry -> new Value.Group(Arrangement.in(texts.language(), entry.getKey().name()),
                entry.getValue())).toList();
    }

    /** Claims are a table, and sources a list, below. */
    private boolean hasAPlaceOfItsOwn(Field field) {
        return arrangement.property("claimSubject").filter(field::endsAgainst).isPresent()
                || field.property().isPresent() && field.property().equals(arrangement.property("source"));
    }

    private Value.Line line(Node thing, Field field, List<Node> values) {
        List<Node> sorted = writer.sorted(values);
        List<Value> written = sorted.stream()
                .map(value -> writer.writeOf(field.property(), value, thing).with(marks(thing, field, value))).toList();
        List<Value> marked = IntStream.range(0, sorted.size())
                .mapToObj(at -> hasNamesakeOfOtherKind(sorted, written, at)
                ? written.get(at).ofKind(kindName(sorted.get(at))) : written.get(at)).toList();
        return Value.Line.ofMarked(Arrangement.in(texts.language(), field.name()), marked);
    }

    private boolean hasNamesakeOfOtherKind(List<Node> nodes, List<Value> values, int at) {
        return IntStream.range(0, values.size()).filter(other -> values.get(other).text().equals(values.get(at).text()))
                .mapToObj(other -> kindName(nodes.get(other))).distinct().count() > 1;
    }

    private Optional<String> kindName(Node value) {
        return Optional.of(value).filter(Node::isURI).flatMap(node -> lookup.kind(node.getURI()))
                .map(kind -> Arrangement.in(texts.language(), kind.singular()));
    }

    /** What a source supports is told by the source itself, whatever else supports it. */
    private List<Value.Mark> marks(Node thing, Field field, Node value) {
        return field.property().map(property -> sources.marks(thing, property, value))
                .or(() -> field.inverse()
                        .filter(property -> !arrangement.property("source").filter(property::equals).isPresent())
                        .map(property -> sources.marks(value, property)))
                .or(() -> field.way().map(way -> lookup.values(thing, way.path()).stream()
                        .filter(other -> lookup.values(other, way.property()).contains(value))
                        .flatMap(other -> sources.marks(other, way.property(), value).stream()).distinct().toList()))
                .orElse(List.of());
    }

    /** What a thing that is shown on the same page adds: one group under its own label. */
    private List<Value.Group> joined(Node other, Node page) {
        return lookup.kind(other.getURI()).map(kind -> {
            ThingView view = new ThingView(lookup, arrangement, texts, sources);
            List<Value.Line> lines = view.laidOut(other, kind, page).stream().flatMap(group -> group.lines().stream())
                    .toList();
            sources.noteAll(other);
            return List.of(new Value.Group(
                    Arrangement.in(texts.language(), kind.singular()) + ": " + lookup.label(other), lines));
        }).orElse(List.of());
    }

    private Optional<Value.Group> rest(Node thing) {
        List<Value.Line> lines = lines(
                lookup.part(thing).statements().stream().filter(triple -> !shown.contains(triple.getPredicate()))
                        .toList(), thing);
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Value.Group(texts.get("furtherFacts"), lines));
    }

    private List<Value.Line> lines(List<Triple> statements, Node thing) {
        Map<Node, List<Node>> byProperty = new LinkedHashMap<>();
        statements.stream().sorted(Comparator.comparing(triple -> triple.getPredicate().getURI()))
                .forEach(triple -> byProperty.computeIfAbsent(triple.getPredicate(), any -> new ArrayList<>())
                        .add(triple.getObject()));
        return byProperty.entrySet().stream()
                .map(entry -> Value.Line.ofMarked(lookup.propertyName(entry.getKey()),
                        writer.sorted(lookup.withoutTranslations(entry.getValue())).stream()
                                .map(value -> writer.write(value)
                                .with(sources.marks(thing, entry.getKey(), value))).toList())).toList();
    }

    private List<Value.Line> incoming(Node thing) {
        Map<Node, List<Node>> byProperty = new LinkedHashMap<>();
        Lookup.Incoming found = lookup.incoming(thing);
        found.statements().stream().filter(triple -> !triple.predicateMatches(EXAMPLE))
                .filter(triple -> found.part() > 1 || !shownIncoming.contains(triple.getPredicate()))
                .forEach(triple -> byProperty.computeIfAbsent(triple.getPredicate(), any -> new ArrayList<>())
                        .add(triple.getSubject()));
        return byProperty.entrySet().stream().map(entry -> new Value.Line(
                texts.get("incomingAs", lookup.propertyName(entry.getKey())),
                writer.sorted(entry.getValue()).stream().map(value -> writer.writeBeside(value, thing)).toList()))
                .toList();
    }

    private Optional<Value> further(Node thing) {
        Lookup.Incoming incoming = lookup.incoming(thing);
        return incoming.hasMore() || lookup.part(thing).hasMore()
                ? Optional.of(Value.link(texts.get("incomingMore"), Part.search(Part.INCOMING, incoming.part() + 1)))
                : Optional.empty();
    }

    private Optional<Value.Table> claims(Node thing) {
        Optional<Node> subject = arrangement.property("claimSubject");
        List<Node> found = subject.map(property -> Stream.concat(
                lookup.data().stream(Node.ANY, property, thing).map(Triple::getSubject), furtherClaims(thing, property))
                .distinct().limit(Lookup.MOST + 1L).toList()).orElse(List.of());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<Node> claims = found.subList(0, Math.min(found.size(), Lookup.MOST));
        String caption = texts.get("claims")
                + (found.size() > claims.size() ? ": " + texts.get("claimsFirst", claims.size()) : "");
        List<List<List<Value>>> rows = claims.stream().map(this::claim)
                .sorted(Comparator.comparing(row -> row.get(0).isEmpty() ? "" : row.get(0).get(0).text())).toList();
        return Optional.of(new Value.Table(caption, List.of(texts.get("measure"), texts.get("value"), texts.get("asOf"),
                texts.get("source"), texts.get("inRows")), rows));
    }

    /** What sources say of that to which the shape leads: of a city, for example, what they say of its membership. */
    private Stream<Node> furtherClaims(Node thing, Node subject) {
        return lookup.kind(thing.getURI()).map(arrangement::fields).orElse(List.of()).stream()
                .filter(field -> field.endsAgainst(subject))
                .flatMap(field -> lookup.values(thing, field.path()).stream());
    }

    /**
     * Of a number that the source states and more, the number in the reader's language; its wording stands on the
     * claim's own page.
     */
    private List<Value> moreThan(Node claim, List<Value> otherwise) {
        Optional<Node> number = arrangement.properties("claimValue").stream()
                .flatMap(property -> lookup.values(claim, property).stream())
                .filter(value -> value.isLiteral() && value.getLiteralValue() instanceof Number).findFirst();
        return number.map(value -> List.of(Value.text(texts.get("moreThan", writer.write(value).text()))))
                .orElse(otherwise);
    }

    /** What the release found when it compared the claim with the rows. */
    private String inRows(Node claim) {
        Optional<String> agrees = compared(claim, ComparedClaims.AGREES);
        if (agrees.isEmpty()) {
            return texts.get("notInRows");
        }
        return agrees.get().equals("true") ? texts.get("agreesWithRows")
                : texts.get("differsFromRows", compared(claim, ComparedClaims.IN_ROWS).map(this::written).orElse(""));
    }

    private Optional<String> compared(Node claim, Node property) {
        return lookup.named("provenance").stream(claim, property, Node.ANY)
                .map(triple -> triple.getObject().getLiteralLexicalForm()).findFirst();
    }

    /** Yes and no in the reader's language; all else as it stands in the tables. */
    private String written(String value) {
        return value.equals("true") || value.equals("false")
                ? writer.write(NodeFactory.createLiteralDT(value, XSDDatatype.XSDboolean)).text() : value;
    }

    private List<List<Value>> claim(Node claim) {
        List<Value> measure = arrangement.property("claimMeasure").map(property -> lookup.values(claim, property))
                .orElse(List.of()).stream()
                .map(node -> Value.link(lookup.label(node), writer.href(claim.getURI()))).toList();
        boolean more = arrangement.property("claimMoreThan").filter(property -> lookup.values(claim, property).stream()
                .anyMatch(value -> value.getLiteralLexicalForm().equals("true"))).isPresent();
        List<Value> values = arrangement.properties("claimValue").stream()
                .flatMap(property -> lookup.values(claim, property).stream())
                .map(writer::write).toList();
        List<Value> stated = more ? moreThan(claim, values) : values;
        List<Value> asOf = arrangement.property("claimAsOf")
                .map(property -> writer.write(lookup.values(claim, property))).orElse(List.of());
        List<Value> source = arrangement.property("claimSource")
                .map(property -> writer.write(lookup.values(claim, property))).orElse(List.of());
        return List.of(measure, stated, asOf.isEmpty() ? List.of(Value.text(texts.get("undated"))) : asOf, source,
                List.of(Value.text(inRows(claim))));
    }
}
