package org.portolan.csvw.annotated;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portolan.csvw.metadata.Column;
import org.portolan.csvw.metadata.ForeignKey;
import org.portolan.csvw.metadata.Located;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.metadata.TableGroup;
import org.portolan.problem.Place;

/**
 * Primary and foreign keys, exact: keys and references are sorted together, so that each key stands beside its
 * references, with {@link SortedEntries} in bounded memory. A reference of one column that holds a list refers by each
 * of its values; a list in a key of several columns counts as a whole. A reference that is null in one of its columns
 * refers to nothing; one that its column does not take is judged by that alone.
 */
final class ExactKeyChecks implements KeyChecks {
    private final List<Index> indexes = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    private final Map<String, Table> tables = new HashMap<>();
    private final Map<String, String> files = new HashMap<>();
    private final Set<String> unread = new HashSet<>();
    private final SortedEntries entries;
    private final KeyFaults faults;

    /**
     * The values of some columns of a table, which keys or references ask for.
     *
     * @param byValue true if each value of a list is a key of its own
     * @param primary the rule that makes it the primary key, if it is
     * @param subject the template whose IRIs are the keys, if it is one of subjects
     * @param known   its first keys, for suggestions
     */
    record Index(int number, String table, List<String> columns, boolean byValue,
            Optional<Located<List<String>>> primary, Optional<Located<String>> subject, KnownKeys known) {
    }

    /** A foreign key and the index that it points to. */
    record Reference(int number, Table table, ForeignKey key, boolean byValue, Index target) {
    }

    /**
     * Checks of a group.
     *
     * @param bytes  most bytes of keys that are held in memory
     * @param folder where temporary files go
     * @param faults says what is wrong
     */
    ExactKeyChecks(TableGroup group, int bytes, Path folder, KeyFaults faults) {
        this.entries = new SortedEntries(bytes, folder);
        this.faults = faults;
        group.tables().forEach(table -> tables.put(table.iri(), table));
        group.tables().forEach(table -> table.primaryKey().ifPresent(key -> index(table, key.value(), false)));
        group.tables().forEach(table -> DistinctSubjects.template(table).ifPresent(template -> indexes.add(new Index(
                indexes.size(), table.iri(), List.of(), false, Optional.empty(), Optional.of(template),
                new KnownKeys()))));
        group.tables().forEach(table -> table.foreignKeys().forEach(key ->
                Optional.ofNullable(tables.get(key.table())).ifPresent(target -> references.add(
                        new Reference(references.size() + 1, table, key, isList(table, key.columns()),
                                index(target, key.referencedColumns(), isList(target, key.referencedColumns())))))));
    }

    private Index index(Table table, List<String> columns, boolean byValue) {
        return indexes.stream()
                .filter(known -> known.table().equals(table.iri()) && known.subject().isEmpty()
                        && known.columns().equals(columns) && known.byValue() == byValue)
                .findFirst().orElseGet(() -> {
                    Index index = new Index(indexes.size(), table.iri(), columns, byValue,
                            table.primaryKey().filter(key -> !byValue && key.value().equals(columns)),
                            Optional.empty(), new KnownKeys());
                    indexes.add(index);
                    return index;
                });
    }

    private static boolean isList(Table table, List<String> columns) {
        return columns.size() == 1 && table.columns().stream().filter(column -> column.name().equals(columns.get(0)))
                .map(Column::inherited).anyMatch(rules -> rules.separator().isPresent());
    }

    @Override
    public void unread(String tableIri) {
        unread.add(tableIri);
    }

    @Override
    public void row(Table table, AnnotatedRow row) {
        files.put(table.iri(), row.file());
        if (row.isBlank()) {
            return;
        }
        for (Index index : indexes) {
            if (!index.table().equals(table.iri())) {
                continue;
            }
            if (index.subject().isPresent()) {
                row.subject().ifPresent(iri -> add(row.start(), index, KeyEntry.key(List.of(List.of(iri))), row, 0));
            } else {
                keys(row, index.columns(), index.byValue(), index.primary().isPresent()).forEach(key -> {
                    index.known().add(key, row.isSound(index.columns()));
                    add(row.place(index.columns().get(0)), index, key, row, 0);
                });
            }
        }
        for (Reference reference : references) {
            if (reference.table().iri().equals(table.iri()) && row.isSound(reference.key().columns())) {
                List<String> columns = reference.key().columns();
                keys(row, columns, reference.byValue(), false)
                        .forEach(key -> add(row.place(columns.get(0)), reference.target(), key, row,
                                reference.number()));
            }
        }
    }

    private void add(Place place, Index index, byte[] key, AnnotatedRow row, int reference) {
        entries.add(new KeyEntry(index.number(), key, reference, row.number(), place.line(), place.column()).bytes());
    }

    private static List<byte[]> keys(AnnotatedRow row, List<String> columns, boolean byValue, boolean withNull) {
        List<List<String>> values = columns.stream().map(row::comparable).toList();
        if (!withNull && values.stream().anyMatch(List::isEmpty)) {
            return List.of();
        }
        return byValue ? values.get(0).stream().distinct().map(value -> KeyEntry.key(List.of(List.of(value)))).toList()
                : List.of(KeyEntry.key(values));
    }

    @Override
    public void end() {
        entries.forEach(new Group());
    }

    /** Judges the entries of one key after the other: first the rows that have it, then those that refer to it. */
    private final class Group implements SortedEntries.EntrySink {
        private KeyEntry first = new KeyEntry(-1, new byte[0], 0, 0, 0, 0);
        private int rows;

        @Override
        public void take(byte[] bytes) {
            KeyEntry entry = KeyEntry.of(bytes);
            if (!entry.hasKeyOf(first)) {
                first = entry;
                rows = 0;
            }
            if (entry.reference() == 0) {
                rows++;
                row(entry, indexes.get(entry.index()));
            } else {
                reference(entry, references.get(entry.reference() - 1));
            }
        }

        private void row(KeyEntry entry, Index index) {
            if (rows > 1 && index.subject().isPresent()) {
                faults.sameSubject(index, entry, first, place(entry, index.table()));
            } else if (rows > 1 && index.primary().isPresent()) {
                faults.duplicate(index, entry, first, place(entry, index.table()));
            }
        }

        private void reference(KeyEntry entry, Reference reference) {
            if (rows == 0 && !unread.contains(reference.target().table())) {
                faults.unknown(reference, entry, place(entry, reference.table().iri()));
            } else if (rows > 1 && reference.target().primary().isEmpty()) {
                faults.ambiguous(reference, entry, place(entry, reference.table().iri()));
            }
        }

        private Place place(KeyEntry entry, String table) {
            return new Place(files.get(table), entry.line(), entry.column());
        }
    }

    @Override
    public void close() {
        entries.close();
    }
}
