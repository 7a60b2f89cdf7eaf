package org.portolan.site.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.path.PathWriter;
import org.portolan.site.arrangement.Arrangement;
import org.portolan.site.arrangement.Field;
import org.portolan.site.arrangement.Kind;
import org.portolan.site.page.Texts;
import org.portolan.site.page.Value;
import org.portolan.site.view.ClaimReader.Claim;

/**
 * What sources say of a thing, a claim a row; and what they say of those to which its shape leads, such as its members:
 * a row for each of these and a column for each source.
 */
final class ClaimTables {
    /** At most so many claims about other things are looked at for one table. */
    private static final int MOST_FURTHER = 500;
    /** Things that claims are about are counted no further, so that any page costs little. */
    private static final int MOST_COUNTED = 10_001;
    private static final int LETTERS = 26;

    private final Lookup lookup;
    private final Arrangement arrangement;
    private final Texts texts;
    private final ValueWriter writer;
    private final ClaimReader reader;

    ClaimTables(Lookup lookup, Arrangement arrangement, Texts texts, ClaimReader reader) {
        this.lookup = lookup;
        this.arrangement = arrangement;
        this.texts = texts;
        this.writer = new ValueWriter(lookup, texts);
        this.reader = reader;
    }

    /** The claims about a thing, {@link Lookup#MOST} at most and one more if there are more. */
    List<Node> about(Node thing) {
        return arrangement.property("claimSubject").map(subject -> about(thing, subject).limit(Lookup.MOST + 1L)
                .toList()).orElse(List.of());
    }

    private Stream<Node> about(Node thing, Node subject) {
        return lookup.data().stream(Node.ANY, subject, thing).map(Triple::getSubject);
    }

    /**
     * Claims about what a field leads to.
     *
     * @param claims  the first of them, {@link #MOST_FURTHER} at most
     * @param of      how many of these things were looked at, {@link Lookup#MOST} at most
     * @param hasMore whether there are further claims
     */
    record Further(List<Claim> claims, int of, boolean hasMore) {
    }

    /** The claims about what the fields of a thing's shape lead to, by field; a field without any is left out. */
    Map<Field, Further> further(Node thing) {
        Map<Field, Further> found = new LinkedHashMap<>();
        arrangement.property("claimSubject").ifPresent(subject -> lookup.kind(thing.getURI())
                .map(arrangement::fields).orElse(List.of()).stream()
                .filter(field -> field.endsAgainst(subject)).forEach(field -> field.before().ifPresent(path -> {
                    Further claims = further(lookup.values(thing, path, Lookup.MOST + 1), subject);
                    if (!claims.claims().isEmpty()) {
                        found.put(field, claims);
                    }
                })));
        return found;
    }

    private Further further(List<Node> things, Node subject) {
        List<Node> found = new ArrayList<>();
        int of = 0;
        while (of < Math.min(things.size(), Lookup.MOST) && found.size() < MOST_FURTHER) {
            about(things.get(of++), subject).limit(MOST_FURTHER + 1L - found.size()).forEach(found::add);
        }
        return new Further(found.stream().limit(MOST_FURTHER).map(reader::read).toList(), of,
                of < things.size() || found.size() > MOST_FURTHER);
    }

    /**
     * The claims about a thing itself.
     *
     * @param all how many there are, shown or not
     */
    Optional<Value.Table> table(List<Claim> shown, int all) {
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        String caption = texts.get("claims")
                + (all > shown.size() ? ": " + texts.get("claimsFirst", shown.size()) : "");
        List<List<List<Value>>> rows = shown.stream().map(this::row)
                .sorted(Comparator.comparing(row -> row.get(0).isEmpty() ? "" : row.get(0).get(0).text())).toList();
        return Optional.of(new Value.Table(caption, List.of(texts.get("measure"), texts.get("value"), texts.get("asOf"),
                texts.get("source"), texts.get("inRows")), rows));
    }

    private List<List<Value>> row(Claim claim) {
        List<Value> measure = claim.measures().stream()
                .map(node -> Value.link(lookup.label(node), writer.href(claim.node().getURI()))).toList();
        return List.of(measure, Stream.concat(claim.values().stream(), claim.notes().stream()).toList(),
                claim.asOf().isEmpty() ? List.of(Value.text(texts.get("undated"))) : claim.asOf(),
                writer.write(claim.sources()), List.of(Value.text(claim.inRows())));
    }

    /** What sources say of others, a row for each of these and what is stated of it. */
    Value.Sayings sayings(Node thing, Field field, Further further) {
        List<Claim> claims = further.claims();
        List<Node> sources = claims.stream().flatMap(claim -> claim.sources().stream()).distinct()
                .sorted(Comparator.comparing((Node source) -> time(source, claims)).thenComparing(lookup::label))
                .toList();
        List<String> shared = shared(claims);
        Map<String, List<Claim>> rows = claims.stream().collect(Collectors.groupingBy(
                claim -> name(claim, thing) + "\n" + claim.subject() + claim.measures(), TreeMap::new,
                Collectors.toList()));
        List<String> measures = claims.stream().map(this::measure).distinct().toList();
        boolean areSeveral = measures.size() > 1;
        List<String> headings = new ArrayList<>(List.of(heading(claims)));
        headings.addAll(areSeveral ? List.of(texts.get("measure")) : List.of());
        sources.forEach(source -> headings.add(heading(source, claims)));
        List<List<List<Value>>> cells = rows.values().stream().map(row -> {
            List<List<Value>> line = new ArrayList<>(List.of(
                    row.get(0).subject().stream().map(subject -> writer.writeBeside(subject, thing)).toList()));
            line.addAll(areSeveral ? List.of(List.of(Value.text(measure(row.get(0))))) : List.of());
            sources.forEach(source -> line.add(row.stream().filter(claim -> claim.sources().contains(source))
                    .flatMap(claim -> cell(claim, source, claims, shared)).toList()));
            return line;
        }).toList();
        List<String> notes = new ArrayList<>();
        shared.forEach(note -> notes.add(letter(shared.indexOf(note)) + ": " + note));
        String caption = Arrangement.in(texts.language(), field.name()) + (areSeveral ? "" : ": " + measures.get(0));
        return new Value.Sayings(new Value.Table(caption, headings, cells), notes,
                Optional.of(further).filter(Further::hasMore).map(some -> rest(thing, field, some)));
    }

    /** How much of it the table has, leading to a query for all. */
    private Value rest(Node thing, Field field, Further further) {
        int all = field.before().map(path -> lookup.values(thing, path, MOST_COUNTED).size()).orElse(0);
        String number = all < MOST_COUNTED ? Integer.toString(all) : texts.get("moreThan", all - 1);
        String query = "SELECT ?claim WHERE { <%s> %s ?claim }".formatted(thing.getURI(),
                PathWriter.asString(field.path()));
        return Value.link(texts.get("claimsOfFirst", further.claims().size(), further.of(), number),
                Value.queryAddress(query));
    }

    private String heading(List<Claim> claims) {
        return claims.stream().flatMap(claim -> claim.subject().stream()).findFirst()
                .flatMap(subject -> lookup.kind(subject.getURI())).map(Kind::singular)
                .map(name -> Arrangement.in(texts.language(), name)).orElse("");
    }

    /** A source with its time, if all that it says here is of one. */
    private String heading(Node source, List<Claim> claims) {
        List<String> times = times(source, claims, reader::asOf);
        return writer.write(source).inWords() + (times.size() == 1 ? "; " + times.get(0) : "");
    }

    private static List<String> times(Node source, List<Claim> claims, Function<Claim, String> time) {
        return claims.stream().filter(claim -> claim.sources().contains(source)).map(time).distinct().toList();
    }

    /** What sorts the sources: the latest time of which one speaks; those without a time are the last. */
    private static String time(Node source, List<Claim> claims) {
        return times(source, claims, claim -> claim.asOf().stream().flatMap(value -> value.datetime().stream())
                .findFirst().orElse("~")).stream().max(Comparator.naturalOrder()).orElse("~");
    }

    private Stream<Value> cell(Claim claim, Node source, List<Claim> claims, List<String> shared) {
        String note = note(claim);
        boolean isShared = shared.contains(note);
        String time = times(source, claims, reader::asOf).size() == 1 ? "" : ", " + reader.asOf(claim);
        String letter = isShared ? " (" + letter(shared.indexOf(note)) + ")" : "";
        Stream<Value> values = Stream.of(Value.link(claim.stated(), writer.href(claim.node().getURI()))
                .beside(time + letter));
        Stream<Value> differs = claim.differs() ? Stream.of(Value.text(reader.besides(claim))) : Stream.empty();
        return Stream.of(values, differs, isShared ? Stream.<Value>empty() : claim.notes().stream())
                .flatMap(Function.identity());
    }

    /** What is said of several claims in the same words stands below the table once. */
    private List<String> shared(List<Claim> claims) {
        Map<String, Long> counts = claims.stream().map(this::note).filter(note -> !note.isEmpty())
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream().filter(entry -> entry.getValue() > 1).map(Map.Entry::getKey)
                .sorted().limit(LETTERS).toList();
    }

    private String note(Claim claim) {
        return claim.notes().stream().map(Value::inWords).collect(Collectors.joining("; "));
    }

    private static String letter(int number) {
        return Character.toString('a' + number);
    }

    private String measure(Claim claim) {
        return claim.measures().stream().map(lookup::label).collect(Collectors.joining(", "));
    }

    private String name(Claim claim, Node thing) {
        return claim.subject().stream().map(subject -> lookup.labelBeside(subject, thing))
                .collect(Collectors.joining(", "));
    }
}
