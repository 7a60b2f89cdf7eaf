package org.portolan.check.findings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.vocabulary.RDF;
import org.portolan.check.conversion.Conversion;
import org.portolan.check.graph.Term;
import org.portolan.csvw.StatementSink;
import org.portolan.problem.Place;

/**
 * Listens to a conversion for statements about certain things, and then knows where they stand. It keeps what it was
 * asked for and no more, so its memory grows with the number of faults, not with the tables.
 */
public final class Sayings implements StatementSink {
    private final Map<String, List<Saying>> bySubject = new HashMap<>();
    private final Map<String, List<Saying>> byObject = new HashMap<>();
    private final Map<String, List<Saying>> unsaid = new HashMap<>();
    private final Map<String, Set<String>> columns = new HashMap<>();
    private String file = "";
    private Optional<String> column = Optional.empty();
    private Saying.Row row = new Saying.Row(Place.file(""), Map.of());

    /**
     * A listener, to be handed to {@link Conversion#repeat}.
     *
     * @param subjects resources whose own statements are wanted
     * @param objects  resources for which the statements that name them are wanted
     */
    public Sayings(Set<String> subjects, Set<String> objects) {
        subjects.forEach(subject -> bySubject.put(subject, new ArrayList<>()));
        objects.forEach(object -> byObject.put(object, new ArrayList<>()));
    }

    /** The statements with this subject. */
    List<Saying> about(String subject) {
        return bySubject.getOrDefault(subject, List.of());
    }

    /** The statements with this object. */
    List<Saying> naming(String object) {
        return byObject.getOrDefault(object, List.of());
    }

    /** What empty cells do not say of this subject; the object is empty. */
    List<Saying> unsaidOf(String subject) {
        return unsaid.getOrDefault(subject, List.of());
    }

    /** The row in which a thing is at home: where it gets its type, else where it is first spoken of. */
    Optional<Saying.Row> home(String thing) {
        return about(thing).stream().filter(saying -> saying.predicate().equals(RDF.type.getURI())).findFirst()
                .or(() -> about(thing).stream().findFirst()).or(() -> naming(thing).stream().findFirst())
                .map(Saying::row);
    }

    /** The columns whose cells were heard to make statements with this predicate in the file of this row. */
    Set<String> columnsFor(String predicate, Saying.Row in) {
        return columns.getOrDefault(predicate + " " + in.line().file(), Set.of());
    }

    @Override
    public void startTable(String tableIri, String name) {
        file = name;
    }

    @Override
    public void startRow(long sourceRow, long line) {
        row = new Saying.Row(Place.line(file, (int) line), new LinkedHashMap<>());
        column = Optional.empty();
    }

    @Override
    public void startCell(String name, long line, long place) {
        column = Optional.of(name);
        row.cells().put(name, Place.at(file, (int) line, (int) place));
    }

    @Override
    public void unsaid(String subject, String predicate) {
        if (bySubject.containsKey(subject)) {
            unsaid.computeIfAbsent(subject, any -> new ArrayList<>())
                    .add(new Saying(subject, predicate, "", column, row));
        }
    }

    @Override
    public void startVirtualCell(String name) {
        column = Optional.empty();
    }

    @Override
    public void resource(String subject, String predicate, String object) {
        hear(subject, predicate, object);
    }

    @Override
    public void literal(String subject, String predicate, String lexical, String datatype) {
        hear(subject, predicate, Term.literal(lexical, datatype));
    }

    @Override
    public void text(String subject, String predicate, String text, String language) {
        hear(subject, predicate, Term.text(text, language));
    }

    private void hear(String subject, String predicate, String object) {
        column.ifPresent(name ->
                columns.computeIfAbsent(predicate + " " + file, any -> new LinkedHashSet<>()).add(name));
        Optional<List<Saying>> asSubject = Optional.ofNullable(bySubject.get(subject));
        Optional<List<Saying>> asObject = Optional.ofNullable(byObject.get(object));
        if (asSubject.isPresent() || asObject.isPresent()) {
            Saying saying = new Saying(subject, predicate, object, column, row);
            asSubject.ifPresent(list -> list.add(saying));
            asObject.ifPresent(list -> list.add(saying));
        }
    }
}
