package org.portolan.release.changes;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.check.conversion.RowOrigins;
import org.portolan.release.changes.ChangedThing.Change;

/**
 * Finds the statements by which listed changes can be told in words: which rows of the tables describe the things, and
 * what the things, their terms, values and sources are called. Each dump is read through; what is kept is bounded by
 * what is listed.
 */
final class Explanation {
    private static final int MOST_STATEMENTS = 100;
    private static final int MOST_ROWS = 20;
    private static final String DESCRIBES = "<" + RowOrigins.DESCRIBES + ">";

    private final Side earlier;
    private final Side later;
    private final NamingProperties naming;

    Explanation(Side earlier, Side later, NamingProperties naming) {
        this.earlier = earlier;
        this.later = later;
        this.naming = naming;
    }

    /** The same changes with these statements. */
    Changes of(Changes changes) throws IOException {
        if (changes.classes().isEmpty()) {
            return changes;
        }
        List<String> rows = new ArrayList<>(rows(later.provenance(), subjects(changes, false)));
        rows.addAll(rows(earlier.provenance(), subjects(changes, true)));
        Set<String> spokenOf = new HashSet<>();
        changes.classes().forEach(count -> spokenOf.add(term(count.type())));
        for (ChangedThing thing : changes.listed()) {
            spokenOf.add(term(thing.iri()));
            thing.types().forEach(type -> spokenOf.add(term(type)));
            Stream.of(thing.added(), thing.removed()).flatMap(List::stream).map(DumpLines::encode)
                    .forEach(line -> spokenOf.addAll(List.of(property(line), object(line))));
        }
        rows.forEach(line -> spokenOf.add(object(line)));
        spokenOf.removeIf(term -> !term.startsWith("<"));
        return changes.explained(decode(names(spokenOf)), decode(rows));
    }

    /** The later release names what it has, the earlier one the rest; what titles are made of is named as well. */
    private Set<String> names(Set<String> spokenOf) throws IOException {
        Set<String> titles = naming.titles();
        Set<String> found = new LinkedHashSet<>();
        Set<String> wanted = new HashSet<>(spokenOf);
        for (Side side : List.of(later, earlier)) {
            Set<String> parts = new HashSet<>();
            for (String line : names(side.data(), wanted)) {
                found.add(line);
                wanted.remove(DumpLines.subject(line));
                if (titles.contains(property(line))) {
                    parts.add(object(line));
                }
            }
            parts.removeAll(spokenOf);
            found.addAll(names(side.data(), parts));
        }
        return found;
    }

    private List<String> names(InputStream dump, Set<String> wanted) throws IOException {
        List<String> found = new ArrayList<>();
        Set<String> titles = naming.titles();
        try (DumpLines lines = new DumpLines(dump)) {
            for (; lines.hasLine() && !wanted.isEmpty(); lines.next()) {
                String line = lines.line();
                if (wanted.contains(DumpLines.subject(line))
                        && (naming.labels().contains(property(line)) || titles.contains(property(line)))) {
                    found.add(line);
                }
            }
        }
        return found;
    }

    /** All statements about the rows that describe one of these subjects. */
    private static List<String> rows(InputStream provenance, Set<String> subjects) throws IOException {
        List<String> found = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        List<String> row = new ArrayList<>();
        try (DumpLines lines = new DumpLines(provenance)) {
            for (; lines.hasLine() && !subjects.isEmpty(); lines.next()) {
                if (!row.isEmpty() && !DumpLines.isAbout(DumpLines.subject(row.get(0)), lines.line())) {
                    keepIfWanted(row, subjects, counts, found);
                    row.clear();
                }
                if (row.size() < MOST_STATEMENTS) {
                    row.add(lines.line());
                }
            }
        }
        keepIfWanted(row, subjects, counts, found);
        return found;
    }

    private static void keepIfWanted(List<String> row, Set<String> subjects, Map<String, Integer> counts,
            List<String> found) {
        List<String> described = row.stream().filter(line -> property(line).equals(DESCRIBES))
                .map(Explanation::object).filter(subjects::contains).toList();
        if (described.stream().anyMatch(thing -> counts.merge(thing, 1, Integer::sum) <= MOST_ROWS)) {
            found.addAll(row);
        }
    }

    private static Set<String> subjects(Changes changes, boolean areRemoved) {
        return changes.listed().stream().filter(thing -> (thing.change() == Change.REMOVED) == areRemoved)
                .map(thing -> term(thing.iri())).collect(Collectors.toSet());
    }

    private static List<String> decode(Iterable<String> lines) {
        List<String> decoded = new ArrayList<>();
        lines.forEach(line -> decoded.add(DumpLines.decode(line)));
        return decoded;
    }

    private static String term(String iri) {
        return DumpLines.encode("<" + iri + ">");
    }

    private static String property(String line) {
        int start = line.indexOf(' ') + 1;
        return line.substring(start, line.indexOf(' ', start));
    }

    /** An IRI as it stands in the line; something else for a literal, which is of no use here. */
    private static String object(String line) {
        int start = line.indexOf(' ', line.indexOf(' ') + 1) + 1;
        return line.substring(start, line.indexOf(' ', start));
    }
}
