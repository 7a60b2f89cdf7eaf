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
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.portolan.check.claims.ComparedClaims;
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
        shown.add(ComparedClaims.CONTRADICTS);
    }

    /**
     * What the page of a thing shows.
     *
     * @param title      its label
     * @param kind       name of its kind, with the address of the list; empty for what has no kind
     * @param iri        its IRI
     * @param groups     lines in groups
     * @param claims     what sources say of it
     * @param incoming   what links here besides
     * @param further    where more of that is
     * @param sources    the sources of what is shown
     * @param uncredited what of it is the publisher's own, by the names of its properties
     * @param rows       the rows of the tables that describe it and name no source
     * @param anchors    terms described on the same page
     */
    public record Page(String title, Optional<Value> kind, String iri, List<Value.Group> groups,
                Claims claims, List<Value.Line> incoming, Optional<Value> further,
                List<Value.Source> sources, List<String> uncredited, List<Value> rows, List<Value.Term> anchors) {
    }

    /**
     * What sources say.
     *
     * @param differences where they differ from the tables or from each other
     * @param own         what they say of the thing
     * @param further     what they say of that to which its shape leads
     */
    public record Claims(List<Value.Difference> differences, Optional<Value.Table> own, List<Value.Sayings> further) {
        private static final Claims NONE = new Claims(List.of(), Optional.empty(), List.of());

        /** Whether any are shown, of whatever source. */
        public boolean areThere() {
            return own.isPresent() || !further.isEmpty() || !differences.isEmpty();
        }
    }

    /** @param thing an IRI of the publication */
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
                Stream.of(rest(document), new Versions(lookup, texts).of(document)).flatMap(Optional::stream).toList(),
                Claims.NONE, List.of(), Optional.empty(),
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
            List<Node> values = hasAPlaceOfItsOwn(field) ? List.of()
                    : lookup.values(thing, field.path()).stream().filter(value -> !value.equals(page)).toList();
            if (!values.isEmpty()) {
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
        List<Node> sorted = writer.sorted(isPublishersOwn(field) ? lookup.withoutTranslations(values) : values);
        List<Value> written = sorted.stream()
                .map(value -> writer.writeOf(field.property(), value, thing).with(marks(thing, field, value))).toList();
        List<Value> marked = IntStream.range(0, sorted.size())
                .mapToObj(at -> hasNamesakeOfOtherKind(sorted, written, at)
                ? written.get(at).ofKind(kindName(sorted.get(at))) : written.get(at)).toList();
        return Value.Line.ofMarked(Arrangement.in(texts.language(), field.name()), marked);
    }

    /** What the publisher says in several languages says the same in each; what sources say may not. */
    private boolean isPublishersOwn(Field field) {
        return field.property().or(() -> field.way().map(Field.Way::property))
                .filter(arrangement.publishersOwn()::contains).isPresent();
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

    private Claims claims(Node thing) {
        ClaimReader reader = new ClaimReader(lookup, arrangement, texts);
        ClaimTables tables = new ClaimTables(lookup, arrangement, texts, reader);
        List<Node> about = tables.about(thing);
        Map<Field, ClaimTables.Further> further = tables.further(thing);
        List<ClaimReader.Claim> own = about.stream().limit(Lookup.MOST).map(reader::read).toList();
        Stream<ClaimReader.Claim> compared = reader.isClaim(thing)
                ? Stream.concat(Stream.of(thing), reader.contradicting(thing).stream()).map(reader::read)
                : own.stream();
        List<ClaimReader.Claim> all =
                Stream.concat(compared, further.values().stream().flatMap(some -> some.claims().stream())).toList();
        return new Claims(new Differences(lookup, writer, reader, thing, all).list(), tables.table(own, about.size()),
                further.entrySet().stream().map(entry -> tables.sayings(thing, entry.getKey(), entry.getValue()))
                        .toList());
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
}
