package org.portolan.release.guards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.NodeFactory;

/**
 * Finds, for a thing that vanished, a new one of the same class of which most is said that was said of it. What is said
 * of many things tells little of which one is meant, so a statement weighs the less, the more things share it: two
 * memberships in one alliance agree in all but the member and are not the same.
 */
final class NewKeys {
    /** A statement that more new things than these share tells nothing of which one is meant. */
    private static final int MOST_ALIKE = 100;

    private final Map<String, Set<Said>> vanished;
    private final Map<String, Set<Said>> appeared;
    private final Map<Said, Integer> frequencies;
    private final Map<Said, List<String>> sayers = new HashMap<>();
    private final Map<String, String> found = new TreeMap<>();
    private final Map<String, String> renewed = new HashMap<>();

    /**
     * @param vanished    what was said of the things that are gone, by IRI
     * @param appeared    what is said of the things that are new, by IRI
     * @param frequencies of how many things each of the former statements was made
     * @param replaced    the new IRIs of things that have one, as the tables say it
     */
    NewKeys(Map<String, Set<Said>> vanished, Map<String, Set<Said>> appeared, Map<Said, Integer> frequencies,
            Map<String, String> replaced) {
        this.vanished = vanished;
        this.appeared = appeared;
        this.frequencies = frequencies;
        renewed.putAll(replaced);
        appeared.forEach((thing, statements) -> statements.forEach(
                statement -> sayers.computeIfAbsent(statement, any -> new ArrayList<>()).add(thing)));
    }

    /** The new IRI of each thing that has one. A thing that names another under its new key is found after that. */
    Map<String, String> find() {
        int before;
        do {
            before = found.size();
            vanished.forEach((thing, statements) -> {
                if (!found.containsKey(thing)) {
                    look(thing, statements);
                }
            });
        } while (found.size() > before);
        return found;
    }

    private void look(String thing, Set<Said> statements) {
        Map<String, Double> shared = new TreeMap<>();
        double all = 0;
        for (Said statement : statements) {
            double weight = 1.0 / Math.max(1, frequencies.getOrDefault(statement, 1));
            all += weight;
            List<String> alike = sayers.getOrDefault(renewed(statement), List.of());
            if (alike.size() <= MOST_ALIKE) {
                alike.forEach(other -> shared.merge(other, weight, Double::sum));
            }
        }
        double half = all / 2;
        shared.entrySet().stream().filter(other -> other.getValue() > half && isOfSameClass(statements, other.getKey()))
                .max(Map.Entry.comparingByValue()).ifPresent(best -> {
                    found.put(thing, best.getKey());
                    renewed.put(thing, best.getKey());
                });
    }

    private boolean isOfSameClass(Set<Said> statements, String other) {
        Set<Said> types = new HashSet<>(statements);
        types.retainAll(appeared.get(other));
        return types.stream().anyMatch(Said::isType);
    }

    /** The statement with the new key of the thing that it names. */
    private Said renewed(Said statement) {
        if (!statement.value().isURI() || !renewed.containsKey(statement.value().getURI())) {
            return statement;
        }
        Set<String> passed = new HashSet<>();
        String key = statement.value().getURI();
        while (renewed.containsKey(key) && passed.add(key)) {
            key = renewed.get(key);
        }
        return new Said(statement.property(), NodeFactory.createURI(key));
    }
}
