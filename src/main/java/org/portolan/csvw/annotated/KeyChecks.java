package org.portolan.csvw.annotated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.HashSet;
import org.portolan.csvw.metadata.ForeignKey;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.metadata.TableGroup;
import org.portolan.problem.Code;
import org.portolan.problem.Nearest;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;
import org.portolan.problem.Severity;

/**
 * Primary and foreign keys of a table group, exact: what a validator asks for. A converter asks for none. A foreign key may point to a later table or to its own. Keys are kept in
 * memory: a key and a line for each row, a place for each reference to a row that has not been seen yet.
 *
 * @see <a href="https://www.w3.org/TR/tabular-data-model/#table-groups">Model for Tabular Data, 4.6 and 6.6</a>
 */
final class KeyChecks {
    private static final int SUGGESTIONS = 3;

    private final Severity severity;
    private final ProblemSink problems;
    private final Map<KeyOf, Map<String, Integer>> lines = new HashMap<>();
    private final Map<KeyOf, Set<String>> repeated = new HashMap<>();
    private final Map<ForeignKey, Map<String, Place>> seen = new LinkedHashMap<>();
    private final Map<ForeignKey, Map<String, List<Place>>> unseen = new LinkedHashMap<>();
    private final Map<String, Table> tables = new HashMap<>();
    private final Set<String> unread = new HashSet<>();

    /** The keys of these columns of this table. */
    private record KeyOf(String table, List<String> columns) {
    }

    KeyChecks(TableGroup group, Severity severity, ProblemSink problems) {
        this.severity = severity;
        this.problems = problems;
        for (Table table : group.tables()) {
            tables.put(table.iri(), table);
            table.primaryKey().ifPresent(key -> lines.put(new KeyOf(table.iri(), key.value()), new HashMap<>()));
            table.foreignKeys().forEach(key -> lines.computeIfAbsent(target(key), any -> new HashMap<>()));
        }
    }

    private static KeyOf target(ForeignKey key) {
        return new KeyOf(key.table(), key.referencedColumns());
    }

    /** A table could not be read to its end: what points to it cannot be judged. */
    void unread(String tableIri) {
        unread.add(tableIri);
    }

    /** Takes the keys of a row. */
    void row(Table table, AnnotatedRow row) {
        if (severity == Severity.WARNING) {
            return;
        }
        lines.forEach((key, known) -> {
            if (key.table().equals(table.iri())) {
                note(table, key, known, row);
            }
        });
        for (ForeignKey key : table.foreignKeys()) {
            String value = row.key(key.columns());
            Map<String, Integer> targets = lines.get(target(key));
            if (!value.isEmpty() && !isPrimary(target(key))) {
                seen.computeIfAbsent(key, any -> new LinkedHashMap<>()).putIfAbsent(value, row.place(key.columns().get(0)));
            }
            if (!value.isEmpty() && !targets.containsKey(value)) {
                unseen.computeIfAbsent(key, any -> new LinkedHashMap<>()).computeIfAbsent(value, any -> new ArrayList<>())
                        .add(row.place(key.columns().get(0)));
            }
        }
    }

    private void note(Table table, KeyOf key, Map<String, Integer> known, AnnotatedRow row) {
        String value = row.key(key.columns());
        Integer first = known.putIfAbsent(value, row.line());
        if (first != null && !isPrimary(key)) {
            repeated.computeIfAbsent(key, any -> new HashSet<>()).add(value);
        } else if (first != null) {
            problems.report(Problem.error(Code.KEY_DUPLICATE, row.place(key.columns().get(0)),
                    "the key \"%s\" stands in line %d already".formatted(shown(value), first)).as(severity)
                    .because("%s makes %s the primary key".formatted(table.primaryKey().orElseThrow().place(), String.join(", ", key.columns())))
                    .mend("give one of the two rows another key, or delete it if they say the same"));
        }
    }

    private boolean isPrimary(KeyOf key) {
        return Optional.ofNullable(tables.get(key.table())).flatMap(Table::primaryKey).filter(rule -> rule.value().equals(key.columns())).isPresent();
    }

    /** Reports the references that no row answered, or more than one; call it after the last row. */
    void end() {
        seen.forEach((key, references) -> references.forEach((value, place) -> {
            if (repeated.getOrDefault(target(key), Set.of()).contains(value)) {
                reportAmbiguous(key, value, place);
            }
        }));
        unseen.forEach((key, references) -> {
            if (!unread.contains(key.table())) {
                Map<String, Integer> targets = lines.get(target(key));
                references.forEach((value, places) -> {
                    if (!targets.containsKey(value)) {
                        places.forEach(place -> reportUnknown(key, value, place, targets));
                    }
                });
            }
        });
    }

    private void reportAmbiguous(ForeignKey key, String value, Place place) {
        String table = name(key.table());
        problems.report(Problem.error(Code.FOREIGN_KEY_AMBIGUOUS, place,
                "column \"%s\" names \"%s\", which %s has in more than one row".formatted(String.join(", ", key.columns()), shown(value), table)).as(severity)
                .because("%s makes it a key of %s".formatted(key.place(), table))
                .mend("refer to a column whose values are all different, such as the primary key of " + table));
    }

    private void reportUnknown(ForeignKey key, String value, Place place, Map<String, Integer> targets) {
        String table = name(key.table());
        List<String> near = Nearest.to(value, targets.keySet(), SUGGESTIONS).stream().map(KeyChecks::shown).toList();
        problems.report(Problem.error(Code.FOREIGN_KEY_UNKNOWN, place,
                "column \"%s\" names \"%s\", which %s does not have".formatted(String.join(", ", key.columns()), shown(value), table)).as(severity)
                .because("%s makes it a key of %s".formatted(key.place(), table))
                .mend(near.isEmpty() ? "add a row with this key to %s, or write a key that is there".formatted(table)
                        : "did you mean %s? Otherwise add a row with this key to %s".formatted(String.join(" or ", near), table)));
    }

    private static String name(String tableIri) {
        return tableIri.substring(tableIri.lastIndexOf('/') + 1);
    }

    private static String shown(String key) {
        return key.replace(AnnotatedRow.SEPARATOR, ", ");
    }

    /** The tables that foreign keys point to but the group does not describe. */
    Optional<String> undescribed(ForeignKey key) {
        return tables.containsKey(key.table()) ? Optional.empty() : Optional.of(key.table());
    }
}
