package org.portolan.site.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.portolan.site.arrangement.Arrangement;
import org.portolan.site.drawing.Diagram;
import org.portolan.site.drawing.Diagram.Style;
import org.portolan.site.drawing.Diagram.Text;
import org.portolan.site.drawing.LayeredLayout;
import org.portolan.site.page.Texts;

/**
 * Draws the classes of a vocabulary, and all that is joined with them, for one reader: a box a class, an arrow for what
 * joins two of them. A property that joins many, or a class with itself, is written into the boxes instead.
 */
public final class DiagramView {
    private static final int MOST_ARROWS = 3;
    private static final int MOST_NAMES = 2;
    private static final int PADDING = 9;
    private static final int LABEL_PADDING = 1;
    private static final int LABEL_AIR = 2;

    private final Lookup lookup;
    private final Arrangement arrangement;
    private final Texts texts;
    private final ClassUse use;
    private final ValueWriter writer;

    public DiagramView(Lookup lookup, Arrangement arrangement, Texts texts, ClassUse use) {
        this.lookup = lookup;
        this.arrangement = arrangement;
        this.texts = texts;
        this.use = use;
        this.writer = new ValueWriter(lookup, texts);
    }

    /** A line before it has a place. */
    private record Line(Style style, String text, Optional<String> href) {
    }

    /** The drawing of a vocabulary; empty if nothing is joined with it. */
    public Optional<Diagram> of(Node vocabulary) {
        List<Integer> groups = List.copyOf(joinedWith(vocabulary.getURI() + "#"));
        List<ClassUse.Join> joins = use.joins().stream().filter(join -> groups.contains(join.from()))
                .filter(join -> !arrangement.property("source").filter(join.property()::equals).isPresent()).toList();
        return groups.isEmpty() ? Optional.empty() : Optional.of(draw(groups, joins));
    }

    /** The groups with a term of the namespace, and those that anything joins with them. */
    private Set<Integer> joinedWith(String namespace) {
        Set<Integer> found = new TreeSet<>();
        for (int group = 0; group < use.groups().size(); group++) {
            if (use.groups().get(group).stream().anyMatch(type -> type.getURI().startsWith(namespace))) {
                found.add(group);
            }
        }
        use.joins().stream().filter(join -> join.property().getURI().startsWith(namespace))
                .forEach(join -> found.addAll(List.of(join.from(), join.to())));
        boolean hasGrown = !found.isEmpty();
        while (hasGrown) {
            hasGrown = use.joins().stream().filter(join -> found.contains(join.from()) || found.contains(join.to()))
                    .map(join -> found.addAll(List.of(join.from(), join.to()))).toList().contains(true);
        }
        return found;
    }

    private Diagram draw(List<Integer> groups, List<ClassUse.Join> joins) {
        Map<Node, Long> uses = joins.stream()
                .collect(Collectors.groupingBy(ClassUse.Join::property, Collectors.counting()));
        Map<List<Integer>, List<ClassUse.Join>> drawn = new LinkedHashMap<>();
        Map<Integer, List<ClassUse.Join>> written = new LinkedHashMap<>();
        for (ClassUse.Join join : joins) {
            boolean isArrow = join.from() != join.to()
                    && (uses.get(join.property()) <= MOST_ARROWS || isNarrower(join));
            if (isArrow) {
                drawn.computeIfAbsent(List.of(join.from(), join.to(), isNarrower(join) ? 1 : 0),
                        any -> new ArrayList<>()).add(join);
            } else {
                written.computeIfAbsent(join.from(), any -> new ArrayList<>()).add(join);
            }
        }
        List<List<Line>> boxes = groups.stream().map(group -> box(group, written.getOrDefault(group, List.of())))
                .toList();
        List<List<Line>> labels = drawn.values().stream().map(this::label).toList();
        List<LayeredLayout.Arrow> arrows = new ArrayList<>();
        drawn.keySet().forEach(pair -> arrows.add(new LayeredLayout.Arrow(groups.indexOf(pair.get(0)),
                groups.indexOf(pair.get(1)), size(labels.get(arrows.size()), LABEL_PADDING, LABEL_AIR))));
        LayeredLayout.Drawing drawing = new LayeredLayout(
                boxes.stream().map(lines -> size(lines, PADDING, PADDING)).toList(), arrows).draw();
        return diagram(drawing, boxes, labels, List.copyOf(drawn.keySet()));
    }

    private static Diagram diagram(LayeredLayout.Drawing drawing, List<List<Line>> boxes, List<List<Line>> labels,
            List<List<Integer>> pairs) {
        List<Diagram.Box> placed = new ArrayList<>();
        for (LayeredLayout.Place place : drawing.boxes()) {
            placed.add(new Diagram.Box(place.x(), place.y(), place.width(), place.height(),
                    set(boxes.get(placed.size()), place, PADDING)));
        }
        List<Diagram.Arrow> lines = new ArrayList<>();
        for (LayeredLayout.Route route : drawing.arrows()) {
            int at = lines.size();
            lines.add(new Diagram.Arrow(pairs.get(at).get(2) == 1, route.path(), route.head(),
                    set(labels.get(at), route.label(), LABEL_AIR)));
        }
        return new Diagram(drawing.width(), drawing.height(), placed, lines);
    }

    private static boolean isNarrower(ClassUse.Join join) {
        return join.property().equals(RDFS.subClassOf.asNode());
    }

    /** The names of the kinds, or else of the class; the classes; what is written and not drawn. */
    private List<Line> box(int group, List<ClassUse.Join> written) {
        List<Line> lines = new ArrayList<>();
        List<Line> terms = use.groups().get(group).stream().map(type -> new Line(Style.TERM, shortened(type),
                Optional.of(writer.href(type.getURI())))).toList();
        if (name(group).equals(List.of(terms.get(0).text()))) {
            lines.add(new Line(Style.NAME, terms.get(0).text(), terms.get(0).href()));
        } else {
            name(group).forEach(name -> lines.add(new Line(Style.NAME, name, Optional.empty())));
            lines.addAll(terms);
        }
        Map<Node, Set<String>> values = new LinkedHashMap<>();
        written.forEach(join -> values.computeIfAbsent(join.property(), any -> new LinkedHashSet<>())
                .add(name(join.to()).size() == 1 ? name(join.to()).get(0)
                        : shortened(use.groups().get(join.to()).get(0))));
        values.forEach((property, names) -> lines.add(new Line(Style.ROLE,
                propertyName(group, property) + " → " + (names.size() > MOST_NAMES
                        ? texts.get("diagramClasses", names.size()) : String.join(", ", names)),
                Optional.of(writer.href(property.getURI())))));
        return lines;
    }

    private List<Line> label(List<ClassUse.Join> joins) {
        return joins.stream().map(join -> new Line(Style.LABEL, propertyName(join.from(), join.property()),
                Optional.of(writer.href(join.property().getURI())))).distinct().toList();
    }

    private List<String> name(int group) {
        List<Node> classes = use.groups().get(group);
        List<String> kinds = arrangement.kinds().stream().filter(kind -> kind.classes().stream()
                .anyMatch(classes::contains)).map(kind -> Arrangement.in(texts.language(), kind.singular())).distinct()
                .toList();
        return kinds.isEmpty() ? List.of(lookup.label(classes.get(0))) : kinds;
    }

    private String propertyName(int group, Node property) {
        return arrangement.kinds().stream().filter(kind -> kind.classes().stream()
                .anyMatch(use.groups().get(group)::contains)).flatMap(kind -> arrangement.fields(kind).stream())
                .filter(field -> field.property().filter(property::equals).isPresent()).findFirst()
                .map(field -> Arrangement.in(texts.language(), field.name()))
                .orElseGet(() -> lookup.propertyName(property));
    }

    /** A class by the name that its namespace gives it, a reused one with its prefix. */
    private String shortened(Node type) {
        String name = lookup.shortened(type.getURI());
        return type.getURI().startsWith(lookup.base()) ? name.replaceFirst("^.*[#/]", "") : name;
    }

    private static LayeredLayout.Size size(List<Line> lines, int across, int down) {
        return new LayeredLayout.Size(
                lines.stream().mapToInt(line -> line.style().width(line.text())).max().orElse(0) + 2 * across,
                lines.stream().mapToInt(line -> line.style().line()).sum() + 2 * down);
    }

    private static List<Text> set(List<Line> lines, LayeredLayout.Place place, int down) {
        List<Text> set = new ArrayList<>();
        int y = place.y() + down;
        for (Line line : lines) {
            y += line.style().line();
            set.add(new Text(line.style(), place.x() + place.width() / 2, y - line.style().line() / 4, line.text(),
                    line.href()));
        }
        return set;
    }
}
