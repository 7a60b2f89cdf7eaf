package org.portolan.release.guards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.vocabulary.DCTerms;
import org.portolan.check.CheckedPublication;
import org.portolan.release.dumps.Dump;
import org.portolan.release.dumps.Line;
import org.portolan.release.manifest.Release;

/**
 * Learns about the things that a publication would lose what an editor wants to know: where they stood, who named them,
 * and what looks like them. Reads the data again, which only a loss costs.
 */
final class VanishedThings {
    private final Release earlier;
    private final CheckedPublication later;
    private final Set<String> gone;
    private final Set<String> fresh;
    private final Map<String, Set<Said>> said = new TreeMap<>();
    private final Map<String, Long> links = new HashMap<>();

    private VanishedThings(Release earlier, CheckedPublication later, Set<String> gone, Set<String> fresh) {
        this.earlier = earlier;
        this.later = later;
        this.gone = gone;
        this.fresh = fresh;
        gone.forEach(thing -> said.put(thing, new HashSet<>()));
    }

    /** The things of the earlier state that the later one does not speak of, by IRI. */
    static List<VanishedThing> between(Release earlier, Inventory before, CheckedPublication later, Inventory after) {
        Set<String> gone = difference(before.things(), after.things());
        return gone.isEmpty() ? List.of()
                : new VanishedThings(earlier, later, gone, difference(after.things(), before.things())).list();
    }

    private static Set<String> difference(Set<String> these, Set<String> others) {
        Set<String> left = new TreeSet<>();
        these.stream().filter(thing -> !others.contains(thing)).forEach(left::add);
        return left;
    }

    private List<VanishedThing> list() {
        earlier(triple -> {
            if (triple.getSubject().isURI() && gone.contains(triple.getSubject().getURI())) {
                said.get(triple.getSubject().getURI()).add(Said.of(triple));
            }
            if (triple.getObject().isURI() && gone.contains(triple.getObject().getURI())) {
                links.merge(triple.getObject().getURI(), 1L, Long::sum);
            }
        });
        Map<String, TableRow> homes = HomeTables.of(earlier, gone);
        Map<String, String> newKeys = newKeys();
        List<VanishedThing> list = new ArrayList<>();
        said.forEach((thing, statements) -> list.add(new VanishedThing(thing, classes(statements),
                links.getOrDefault(thing, 0L), Optional.ofNullable(homes.get(thing)),
                Optional.ofNullable(newKeys.get(thing)))));
        return list;
    }

    private static List<String> classes(Set<Said> statements) {
        return statements.stream().filter(Said::isType).map(type -> type.value().toString()).sorted().toList();
    }

    private Map<String, String> newKeys() {
        Map<String, Set<Said>> appeared = new TreeMap<>();
        Map<String, String> replaced = new HashMap<>();
        Line.read(later.data(), triple -> {
            if (triple.getPredicate().equals(DCTerms.isReplacedBy.asNode()) && triple.getObject().isURI()) {
                replaced.put(triple.getSubject().toString(), triple.getObject().getURI());
            }
            if (triple.getSubject().isURI() && fresh.contains(triple.getSubject().getURI())) {
                appeared.computeIfAbsent(triple.getSubject().getURI(), thing -> new HashSet<>()).add(Said.of(triple));
            }
        });
        if (appeared.isEmpty()) {
            return Map.of();
        }
        Map<Said, Integer> frequencies = new HashMap<>();
        said.values().forEach(statements -> statements.forEach(statement -> frequencies.put(statement, 0)));
        earlier(triple -> frequencies.computeIfPresent(Said.of(triple), (statement, number) -> number + 1));
        return new NewKeys(said, appeared, frequencies, replaced).find();
    }

    private void earlier(Consumer<Triple> each) {
        Dump.N_TRIPLES.read(earlier.folder(), new StreamRDFBase() {
            @Override
            public void triple(Triple triple) {
                each.accept(triple);
            }
        });
    }
}
