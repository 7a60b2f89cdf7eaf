package org.portolan.site.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.portolan.site.page.Value;
import org.portolan.site.view.ClaimReader.Claim;

/**
 * Tells where the claims of a page differ from the tables or contradict each other, as the check has found: each such
 * matter once, with all that sources say to it.
 */
final class Differences {
    private static final Pattern ONE_NUMBER = Pattern.compile("\\D*(\\d{1,9})\\D*");

    private final Lookup lookup;
    private final ValueWriter writer;
    private final ClaimReader reader;
    private final Node thing;
    private final Map<Node, Claim> claims = new LinkedHashMap<>();

    /** @param thing what the page is about: its name need not be said again */
    Differences(Lookup lookup, ValueWriter writer, ClaimReader reader, Node thing, List<Claim> claims) {
        this.lookup = lookup;
        this.writer = writer;
        this.reader = reader;
        this.thing = thing;
        claims.forEach(claim -> this.claims.put(claim.node(), claim));
    }

    /** What two claims must share to speak of one matter. */
    private record Matter(List<Node> subject, List<Node> measures) {
    }

    List<Value.Difference> list() {
        Map<Matter, Set<Matter>> together = new LinkedHashMap<>();
        Set<Matter> told = new LinkedHashSet<>();
        for (Claim claim : claims.values()) {
            Matter matter = matter(claim);
            Set<Matter> group = together.computeIfAbsent(matter, any -> new LinkedHashSet<>(Set.of(matter)));
            List<Claim> others = reader.contradicting(claim.node()).stream().filter(claims::containsKey)
                    .map(claims::get).toList();
            others.forEach(other -> merge(group, matter(other), together));
            if (claim.differs() || !others.isEmpty()) {
                told.add(matter);
            }
        }
        return told.stream().map(together::get).distinct().map(this::difference)
                .sorted(Comparator.comparing(Value.Difference::name)).toList();
    }

    private static Matter matter(Claim claim) {
        return new Matter(claim.subject(), claim.measures());
    }

    /** Two measures that exclude each other are one matter. */
    private static void merge(Set<Matter> group, Matter other, Map<Matter, Set<Matter>> together) {
        if (!group.contains(other)) {
            group.addAll(together.getOrDefault(other, Set.of(other)));
            List.copyOf(group).forEach(member -> together.put(member, group));
        }
    }

    private Value.Difference difference(Set<Matter> group) {
        Map<List<String>, List<Claim>> statements = new LinkedHashMap<>();
        claims.values().stream().filter(claim -> group.contains(matter(claim)))
                .sorted(Comparator.comparing((Claim claim) -> !claim.differs()).thenComparing(Differences::number)
                        .thenComparing(Claim::stated))
                .forEach(claim -> statements.computeIfAbsent(List.of(measure(claim, group), claim.stated(),
                        reader.besides(claim)), any -> new ArrayList<>()).add(claim));
        return new Value.Difference(name(group),
                statements.entrySet().stream().map(entry -> statement(entry.getValue(), entry.getKey().get(0)))
                        .toList());
    }

    /** The number that is stated, so that 57 stands before 100; what states none, or more than one, comes last. */
    private static int number(Claim claim) {
        Matcher matcher = ONE_NUMBER.matcher(claim.stated());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : Integer.MAX_VALUE;
    }

    /** The measure of a claim, where those of the matter are several. */
    private String measure(Claim claim, Set<Matter> group) {
        return group.size() == 1 ? "" : labels(claim.measures());
    }

    private Value.Statement statement(List<Claim> stating, String measure) {
        Claim first = stating.get(0);
        Value value = first.values().size() == 1 ? first.values().get(0) : Value.text(first.stated());
        return new Value.Statement(value.named(measure), reader.besides(first),
                stating.stream().map(this::by).toList());
    }

    /** Who states a claim, and beside it the time of which it speaks, which leads to the claim. */
    private List<Value> by(Claim claim) {
        return Stream.concat(writer.write(claim.sources()).stream(),
                Stream.of(Value.link(reader.asOf(claim), writer.href(claim.node().getURI())))).toList();
    }

    private String name(Set<Matter> group) {
        Set<String> about = group.stream().flatMap(matter -> matter.subject().stream())
                .filter(subject -> !subject.equals(thing)).map(subject -> lookup.labelBeside(subject, thing))
                .collect(Collectors.toCollection(TreeSet::new));
        String measures = group.stream().map(matter -> labels(matter.measures())).sorted()
                .collect(Collectors.joining(", "));
        return about.isEmpty() || reader.isClaim(thing) ? measures : String.join(", ", about) + ": " + measures;
    }

    private String labels(List<Node> nodes) {
        return nodes.stream().map(lookup::label).collect(Collectors.joining(", "));
    }
}
