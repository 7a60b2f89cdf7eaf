package org.portolan.site.view;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.vocabulary.RDF;
import org.portolan.site.arrangement.Arrangement;
import org.portolan.site.arrangement.Kind;
import org.portolan.site.page.MapGrid;
import org.portolan.site.page.Texts;
import org.portolan.site.page.Value;

/** Makes the table of all things of a kind, and the points of those that have coordinates. */
public final class ListView {
    private final Lookup lookup;
    private final Texts texts;
    private final ValueWriter writer;
    private final Optional<Node> asOf;

    public ListView(Lookup lookup, Arrangement arrangement, Texts texts) {
        this.lookup = lookup;
        this.asOf = arrangement.property("claimAsOf");
        this.texts = texts;
        this.writer = new ValueWriter(lookup, texts);
    }

    /** What a thing is sorted by, looked up once. */
    private record Place(Node thing, double number, Optional<String> start, String label) {
    }

    /**
     * The things in the order of their numbers, then of their dates, those without one last, then of their labels as
     * the reader's language sorts them.
     */
    public List<Node> sorted(Kind kind, List<Node> things) {
        Collator collator = Collator.getInstance(Locale.forLanguageTag(texts.language()));
        return things.stream()
                .map(thing -> new Place(thing, number(thing, kind.position()).orElse(0.0), start(thing, kind),
                        lookup.label(thing)))
                .sorted(Comparator.comparingDouble(Place::number).thenComparing(place -> place.start().isEmpty())
                        .thenComparing(place -> place.start().orElse("")).thenComparing(Place::label, collator)
                        .thenComparing(place -> place.thing().getURI())).map(Place::thing).toList();
    }

    /** The table of the things; a column that none of them fills is left out. */
    public Value.Table table(Kind kind, List<Node> things) {
        List<Kind.Column> columns = columns(kind);
        List<List<List<Value>>> cells = things.stream()
                .map(thing -> columns.stream().map(column -> cell(column, thing)).toList()).toList();
        List<Integer> filled = IntStream.range(0, columns.size())
                .filter(i -> cells.stream().anyMatch(row -> !row.get(i).isEmpty())).boxed().toList();
        List<String> headings = new ArrayList<>(List.of(Arrangement.in(texts.language(), kind.singular())));
        filled.forEach(i -> headings.add(Arrangement.in(texts.language(), columns.get(i).name())));
        List<List<List<Value>>> rows = new ArrayList<>();
        for (int i = 0; i < things.size(); i++) {
            List<List<Value>> row = new ArrayList<>(List.of(List.of(writer.write(things.get(i)).beside(""))));
            filled.stream().map(cells.get(i)::get).forEach(row::add);
            rows.add(row);
        }
        return new Value.Table(Arrangement.in(texts.language(), kind.plural()), headings, rows);
    }

    /** The columns beside the title; what the title is made of needs none. */
    private static List<Kind.Column> columns(Kind kind) {
        return kind.columns().stream().filter(column -> !kind.titlePaths().contains(column.path())).toList();
    }

    /** What a thing has in a column; a claim without a date says so. */
    private List<Value> cell(Kind.Column column, Node thing) {
        List<Node> values = lookup.values(thing, column.path()).stream()
                .filter(value -> column.ofType().map(type -> lookup.data().contains(value, RDF.type.asNode(), type))
                        .orElse(true))
                .toList();
        Optional<Node> property = column.path() instanceof P_Link link ? Optional.of(link.getNode()) : Optional.empty();
        if (values.isEmpty() && property.isPresent() && property.equals(asOf)) {
            return List.of(Value.text(texts.get("undated")));
        }
        return writer.sorted(inOneLanguage(values)).stream().map(value -> writer.writeOf(property, value, thing))
                .toList();
    }

    /** Of texts in several languages, those in the language that suits the reader best. */
    private List<Node> inOneLanguage(List<Node> values) {
        Optional<String> best = values.stream()
                .filter(value -> value.isLiteral() && !value.getLiteralLanguage().isEmpty())
                .min(Comparator.comparingInt(lookup::rank)).map(Node::getLiteralLanguage);
        return values.stream().filter(value -> !value.isLiteral() || value.getLiteralLanguage().isEmpty()
                || best.filter(value.getLiteralLanguage()::equals).isPresent()).toList();
    }

    /** Of things of a kind those that have a point, by their names, as points of the {@link MapGrid}. */
    public List<Value.Dot> dots(Kind kind, List<Node> things) {
        List<Value.Dot> dots = new ArrayList<>();
        for (Node thing : things) {
            Optional<Double> latitude = number(thing, kind.latitude());
            Optional<Double> longitude = number(thing, kind.longitude());
            if (latitude.isPresent() && longitude.isPresent()) {
                Value link = writer.write(thing);
                dots.add(new Value.Dot(link.text(), link.href().orElse("#"), MapGrid.x(longitude.get()),
                        MapGrid.y(latitude.get())));
            }
        }
        return dots.stream().sorted(Comparator.comparing(Value.Dot::label)).toList();
    }

    /** A date as exactly as it is known; the text of EDTF sorts as the time does, a year before its months. */
    private Optional<String> start(Node thing, Kind kind) {
        return kind.start().flatMap(found -> lookup.values(thing, found).stream().filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm).min(Comparator.naturalOrder()));
    }

    private Optional<Double> number(Node thing, Optional<org.apache.jena.sparql.path.Path> path) {
        return path.flatMap(found -> lookup.values(thing, found).stream().filter(Node::isLiteral).findFirst())
                .map(value -> Double.valueOf(value.getLiteralLexicalForm()));
    }
}
