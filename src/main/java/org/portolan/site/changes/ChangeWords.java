package org.portolan.site.changes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.portolan.release.changes.ChangedThing;
import org.portolan.release.changes.ChangedThing.Change;
import org.portolan.release.changes.Changes;
import org.portolan.release.store.LiveRelease;
import org.portolan.site.arrangement.Arrangement;
import org.portolan.site.arrangement.Kind;
import org.portolan.site.page.ReleaseChanges;
import org.portolan.site.page.Texts;
import org.portolan.site.page.Value;
import org.portolan.site.view.Lookup;
import org.portolan.site.view.Sources;
import org.portolan.site.view.ValueWriter;

/** What changed, in the words of one language. Not thread-safe. */
final class ChangeWords {
    private final Changes changes;
    private final Arrangement arrangement;
    private final Lookup lookup;
    private final Texts texts;
    private final ValueWriter writer;
    private final Sources sources;

    /**
     * Words for changes.
     *
     * @param named what the statements that explain the changes say
     */
    ChangeWords(Changes changes, LiveRelease named, Arrangement arrangement, String language) {
        this.changes = changes;
        this.arrangement = arrangement;
        this.texts = Texts.in(language);
        this.lookup = new Lookup(named, arrangement, language, 1);
        this.writer = new ValueWriter(lookup, texts);
        this.sources = new Sources(lookup, arrangement, texts);
    }

    /** The listed things. */
    List<ReleaseChanges.Thing> things() {
        return changes.listed().stream().map(this::thing).toList();
    }

    /** How many things were added, removed and changed: "2 added, 1 changed". */
    String count(Changes.Count count) {
        List<String> parts = new ArrayList<>();
        add(parts, "countAdded", count.added());
        add(parts, "countRemoved", count.removed());
        add(parts, "countChanged", count.changed());
        return parts.isEmpty() ? texts.get("nothingChanged") : String.join(", ", parts);
    }

    private void add(List<String> parts, String key, long number) {
        if (number > 0) {
            parts.add(texts.get(key, number));
        }
    }

    /** How many statements: "2 statements added, 1 removed". */
    String statements() {
        return texts.get(changes.statements().added() == 1 ? "statementChanged" : "statementsChanged",
                changes.statements().added(), changes.statements().removed());
    }

    /** What became of a thing. */
    String word(Change change) {
        return texts.get(switch (change) {
            case ADDED -> "added";
            case REMOVED -> "thingRemoved";
            case CHANGED -> "changed";
        });
    }

    /** How many things of each change are not listed: "and 3 more", after what became of them. */
    List<String> more() {
        return Stream.of(Change.values()).filter(change -> unlisted(change) > 0)
                .map(change -> "%-10s%s".formatted(word(change), texts.get("andMore", unlisted(change)))).toList();
    }

    /** How many things of each class that has a name, "City: 2 added, 1 changed", and last how many others. */
    List<String> counts() {
        Map<Boolean, List<Changes.ClassCount>> byName = changes.classes().stream()
                .collect(Collectors.partitioningBy(count -> hasName(count.type())));
        Stream<String> named = byName.get(true).stream()
                .map(count -> className(count.type()) + ": " + count(count.count())).sorted();
        Stream<String> others = byName.get(false).stream().map(Changes.ClassCount::count).reduce(Changes.Count::plus)
                .map(count -> texts.get("otherThings") + ": " + count(count)).stream();
        return Stream.concat(named, others).toList();
    }

    private boolean hasName(String iri) {
        return !iri.isEmpty() && (kind(iri).isPresent() || lookup.isLabelled(NodeFactory.createURI(iri)));
    }

    /** How many things of a change are not among the listed ones; of the first release, nobody expects a list. */
    private long unlisted(Change change) {
        if (changes.previous().isEmpty()) {
            return 0;
        }
        long all = switch (change) {
            case ADDED -> changes.things().added();
            case REMOVED -> changes.things().removed();
            case CHANGED -> changes.things().changed();
        };
        return all - changes.listed().stream().filter(thing -> thing.change() == change).count();
    }

    /** The name of a class, which is that of its things if they are a kind of their own; or what stands for none. */
    String className(String iri) {
        return iri.isEmpty() ? texts.get("withoutClass")
                : kind(iri).map(kind -> Arrangement.in(texts.language(), kind.singular()))
                        .orElseGet(() -> lookup.label(NodeFactory.createURI(iri)));
    }

    /** The kind whose things are all those of a class, and no others. */
    private Optional<Kind> kind(String iri) {
        Node node = NodeFactory.createURI(iri);
        List<Kind> kinds = arrangement.kinds().stream().filter(kind -> kind.classes().equals(List.of(node))).toList();
        return kinds.size() == 1 ? Optional.of(kinds.get(0)) : Optional.empty();
    }

    /** A name for a node. */
    String label(Node node) {
        return lookup.label(node);
    }

    /** The name of a property. */
    String propertyName(Node property) {
        return lookup.propertyName(property);
    }

    /** The sources of what a thing's rows say, or of one statement about it. */
    List<Node> sources(Triple statement) {
        return sources.of(statement.getSubject(), statement.getPredicate(), statement.getObject());
    }

    Texts texts() {
        return texts;
    }

    private ReleaseChanges.Thing thing(ChangedThing thing) {
        Node node = NodeFactory.createURI(thing.iri());
        Value name = name(node, thing.change());
        if (thing.change() != Change.CHANGED) {
            return new ReleaseChanges.Thing(word(thing.change()), name, kind(thing), List.of(),
                    writer.write(sources.of(node)), 0);
        }
        List<Triple> added = ChangesInWords.triples(thing.added());
        List<Triple> successors = added.stream()
                .filter(triple -> triple.predicateMatches(DCTerms.isReplacedBy.asNode())).toList();
        return successors.isEmpty()
                ? new ReleaseChanges.Thing(word(thing.change()), name, kind(thing),
                        lines(ChangesInWords.triples(thing.removed()), added), List.of(), thing.further())
                // That it is replaced is all that is said of it now; what went needs no line each.
                : new ReleaseChanges.Thing(texts.get("thingReplaced"), name, kind(thing), lines(List.of(), successors),
                        List.of(), 0);
    }

    private Value name(Node node, Change change) {
        String href = writer.href(node.getURI());
        return Value.link(lookup.label(node), change == Change.REMOVED && href.startsWith("/")
                ? "/releases/" + changes.previous() + href : href);
    }

    private String kind(ChangedThing thing) {
        return lookup.kind(thing.iri()).map(kind -> Arrangement.in(texts.language(), kind.singular()))
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> String.join(", ", thing.types().stream().map(this::className).sorted().toList()));
    }

    /** By property and language, so that a text stands beside the one that takes its place. */
    private List<ReleaseChanges.Line> lines(List<Triple> removed, List<Triple> added) {
        Map<String, List<Triple>> before = byLine(removed);
        Map<String, List<Triple>> after = byLine(added);
        Map<String, List<Triple>> all = new TreeMap<>(before);
        after.forEach((key, triples) -> all.merge(key, triples, (one, other) -> one));
        return all.entrySet().stream().map(entry -> new ReleaseChanges.Line(name(entry.getValue().get(0)),
                values(before.getOrDefault(entry.getKey(), List.of())),
                values(after.getOrDefault(entry.getKey(), List.of())),
                writer.write(after.getOrDefault(entry.getKey(), List.of()).stream()
                        .flatMap(triple -> sources(triple).stream()).distinct().toList())))
                .sorted(Comparator.comparing(ReleaseChanges.Line::name)).toList();
    }

    private String name(Triple triple) {
        String language = triple.getObject().isLiteral() ? triple.getObject().getLiteralLanguage() : "";
        return propertyName(triple.getPredicate()) + (language.isEmpty() ? "" : " (" + language + ")");
    }

    private List<Value> values(List<Triple> triples) {
        return writer.write(triples.stream().map(Triple::getObject).toList());
    }

    private static Map<String, List<Triple>> byLine(List<Triple> triples) {
        Map<String, List<Triple>> found = new TreeMap<>();
        triples.forEach(triple -> found.computeIfAbsent(triple.getPredicate().getURI() + " "
                + Optional.of(triple.getObject()).filter(Node::isLiteral).map(Node::getLiteralLanguage).orElse(""),
                any -> new ArrayList<>()).add(triple));
        return found;
    }
}
