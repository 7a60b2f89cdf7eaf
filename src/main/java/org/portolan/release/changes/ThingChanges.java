package org.portolan.release.changes;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.vocabulary.RDF;
import org.portolan.release.changes.ChangedThing.Change;

/**
 * Gathers a difference by subject, whose lines follow each other in a sorted dump: counts all of it, and keeps the
 * first things.
 */
final class ThingChanges implements Difference.Sink {
    /** So many statements of a thing are kept of each kind. */
    private static final int MOST_STATEMENTS = 100;
    private static final int MOST_TYPES = 20;
    private static final String TYPE = " <" + RDF.type.getURI() + "> ";

    private final int most;
    private final String unnamed;
    private final Map<Change, List<ChangedThing>> things = new EnumMap<>(Change.class);
    private final Map<Change, Long> counts = new EnumMap<>(Change.class);
    private final SortedMap<String, Map<Change, Long>> classes = new TreeMap<>();
    private long unnamedNodes;
    private long statementsAdded;
    private long statementsRemoved;
    private Subject subject = new Subject("");

    /**
     * Gathers the first things.
     *
     * @param most    how many of each kind of change
     * @param unnamed what the IRIs of nodes without a name of their own begin with
     */
    ThingChanges(int most, String unnamed) {
        this.most = most;
        this.unnamed = "<" + DumpLines.encode(unnamed);
    }

    /** What is known of the subject whose lines are being read. */
    private static final class Subject {
        private final String name;
        private final List<String> typesBefore = new ArrayList<>();
        private final List<String> typesAfter = new ArrayList<>();
        private final List<String> removed = new ArrayList<>();
        private final List<String> added = new ArrayList<>();
        private long linesRemoved;
        private long linesAdded;
        private boolean hasKept;

        Subject(String name) {
            this.name = name;
        }

        Change change() {
            return hasKept || linesAdded > 0 && linesRemoved > 0 ? Change.CHANGED
                    : linesAdded > 0 ? Change.ADDED : Change.REMOVED;
        }

        List<String> types() {
            return change() == Change.REMOVED ? typesBefore : typesAfter;
        }

        ChangedThing thing() {
            return new ChangedThing(iri(name), change(), types().stream().map(Subject::iri).toList(),
                    removed.stream().map(DumpLines::decode).toList(), added.stream().map(DumpLines::decode).toList(),
                    linesRemoved + linesAdded - removed.size() - added.size());
        }

        static String iri(String term) {
            return DumpLines.decode(term.substring(1, term.length() - 1));
        }
    }

    @Override
    public void added(String line) {
        begin(line);
        statementsAdded++;
        subject.linesAdded++;
        noteType(line, subject.typesAfter);
        keep(line, subject.added);
    }

    @Override
    public void removed(String line) {
        begin(line);
        statementsRemoved++;
        subject.linesRemoved++;
        noteType(line, subject.typesBefore);
        keep(line, subject.removed);
    }

    @Override
    public void kept(String line) {
        begin(line);
        subject.hasKept = true;
        noteType(line, subject.typesAfter);
    }

    /** All that was gathered, when the dumps are at their end. */
    Changes end(String release, String previous) {
        finish();
        return new Changes(release, previous, new Changes.Count(statementsAdded, statementsRemoved, 0), count(counts),
                unnamedNodes, classes.entrySet().stream()
                        .map(entry -> new Changes.ClassCount(entry.getKey(), count(entry.getValue()))).toList(),
                Stream.of(Change.values()).flatMap(change -> things.getOrDefault(change, List.of()).stream()).toList(),
                List.of(), List.of());
    }

    private static Changes.Count count(Map<Change, Long> counts) {
        return new Changes.Count(counts.getOrDefault(Change.ADDED, 0L), counts.getOrDefault(Change.REMOVED, 0L),
                counts.getOrDefault(Change.CHANGED, 0L));
    }

    private void begin(String line) {
        if (!DumpLines.isAbout(subject.name, line)) {
            finish();
            subject = new Subject(DumpLines.subject(line));
        }
    }

    private void finish() {
        if (subject.linesAdded + subject.linesRemoved == 0) {
            return;
        }
        if (subject.name.startsWith(unnamed)) {
            unnamedNodes++;
            return;
        }
        Change change = subject.change();
        counts.merge(change, 1L, Long::sum);
        List<String> types = subject.types().isEmpty() ? List.of("<>") : subject.types();
        types.forEach(type -> classes.computeIfAbsent(Subject.iri(type), any -> new EnumMap<>(Change.class))
                .merge(change, 1L, Long::sum));
        List<ChangedThing> sameChange = things.computeIfAbsent(change, any -> new ArrayList<>());
        if (sameChange.size() < most) {
            sameChange.add(subject.thing());
        }
    }

    private void noteType(String line, List<String> types) {
        int object = subject.name.length() + TYPE.length();
        if (types.size() < MOST_TYPES && line.startsWith(TYPE, subject.name.length()) && line.charAt(object) == '<') {
            String type = line.substring(object, line.indexOf(' ', object));
            if (!types.contains(type)) {
                types.add(type);
            }
        }
    }

    private static void keep(String line, List<String> lines) {
        if (lines.size() < MOST_STATEMENTS) {
            lines.add(line);
        }
    }
}
