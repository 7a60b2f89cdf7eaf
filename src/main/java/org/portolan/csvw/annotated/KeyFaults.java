package org.portolan.csvw.annotated;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.portolan.csvw.annotated.ExactKeyChecks.Index;
import org.portolan.csvw.annotated.ExactKeyChecks.Reference;
import org.portolan.csvw.metadata.TableGroup;
import org.portolan.problem.Code;
import org.portolan.problem.Nearest;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;
import org.portolan.problem.Severity;

/** Says what is wrong with a key: at its cell, with the rule that it breaks and what to write instead. */
final class KeyFaults {
    private static final int SUGGESTIONS = 3;
    private static final int MOST_SUGGESTED = 200;
    /** What stands between the keys of a cell that has several; blanks alone may be part of a wrong one. */
    private static final Pattern SEVERAL = Pattern.compile("\\s*[\n\r,;/&+|]\\s*");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Severity severity;
    private final ProblemSink problems;
    private final FurtherRows furtherRows;
    private int suggested;

    KeyFaults(TableGroup group, Severity severity, ProblemSink problems) {
        this.furtherRows = new FurtherRows(group);
        this.severity = severity;
        this.problems = problems;
    }

    void duplicate(Index index, KeyEntry entry, KeyEntry first, Place place) {
        problems.report(Problem.error(Code.KEY_DUPLICATE, place,
                "the key \"%s\" stands in line %d already".formatted(KeyEntry.shown(entry.key()), first.line()))
                .as(severity)
                .because("%s makes %s the primary key".formatted(index.primary().orElseThrow().place(),
                        String.join(", ", index.columns())))
                .mend("give one of the two rows another key, or delete it if they say the same"));
    }

    void sameSubject(Index index, KeyEntry entry, KeyEntry first, Place place) {
        problems.report(Problem.warning(Code.SUBJECT_REPEATED, place,
                "this row is about <%s>, as line %d is".formatted(KeyEntry.shown(entry.key()), first.line()))
                .because("%s makes the same IRI of both, so what they say will stand at one thing"
                        .formatted(index.subject().orElseThrow().place()))
                .mend("give one of the two another key; if rows share their subject on purpose, "
                        + "name what tells them apart as \"primaryKey\""));
    }

    void ambiguous(Reference reference, KeyEntry entry, Place place) {
        String table = name(reference.key().table());
        problems.report(Problem.error(Code.FOREIGN_KEY_AMBIGUOUS, place,
                "column \"%s\" names \"%s\", which %s has in more than one row"
                        .formatted(String.join(", ", reference.key().columns()), KeyEntry.shown(entry.key()), table))
                .as(severity)
                .because("%s makes it a key of %s".formatted(reference.key().place(), table))
                .mend("refer to a column whose values are all different, such as the primary key of " + table));
    }

    /** A row whose own key is refused is told there, not wherever that key is named rightly. */
    void unknown(Reference reference, KeyEntry entry, Place place) {
        String key = KeyEntry.shown(entry.key());
        if (reference.target().known().isRefused(key)) {
            return;
        }
        List<String> known = suggested++ < MOST_SUGGESTED ? reference.target().known().shown() : List.of();
        List<String> parts = reference.key().columns().size() > 1 ? List.of() : parts(key, known);
        if (parts.isEmpty()) {
            unknown(reference, key, Nearest.to(key, known, SUGGESTIONS), place);
        } else {
            several(reference, parts, place);
        }
    }

    /** The keys of a cell that has several of them; empty if it has not. */
    private static List<String> parts(String key, List<String> known) {
        List<String> parts = SEVERAL.splitAsStream(key).filter(part -> !part.isEmpty()).toList();
        if (parts.size() > 1) {
            return parts.stream().anyMatch(known::contains) ? parts : List.of();
        }
        List<String> words = BLANKS.splitAsStream(key).toList();
        return words.size() > 1 && known.containsAll(words) ? words : List.of();
    }

    private void several(Reference reference, List<String> parts, Place place) {
        String table = name(reference.key().table());
        problems.report(Problem.error(Code.FOREIGN_KEY_UNKNOWN, place,
                        "column \"%s\" holds several keys, %s, and a cell names one row of %s".formatted(
                                reference.key().columns().get(0),
                                parts.stream().map("\"%s\""::formatted).collect(Collectors.joining(", ")), table))
                .as(severity)
                .because("%s makes it a key of %s".formatted(reference.key().place(), table))
                .mend(furtherRows.of(reference).map(further -> ("keep one of them here, and give each of the others "
                        + "a row in %s").formatted(name(further.iri()))).orElse("keep one of them here")));
    }

    private void unknown(Reference reference, String key, List<String> near, Place place) {
        String table = name(reference.key().table());
        problems.report(Problem.error(Code.FOREIGN_KEY_UNKNOWN, place,
                        "column \"%s\" names \"%s\", which %s does not have"
                                .formatted(String.join(", ", reference.key().columns()), key, table))
                .as(severity)
                .because("%s makes it a key of %s".formatted(reference.key().place(), table))
                .mend(mend(key, near, table)));
    }

    private static String mend(String key, List<String> near, String table) {
        if (key.contains("://")) {
            return "write the key of the row of %s that is meant, not an address".formatted(table);
        }
        return near.isEmpty() ? "add a row with this key to %s, or write a key that is there".formatted(table)
                : "did you mean %s? Otherwise add a row with this key to %s"
                        .formatted(String.join(" or ", near), table);
    }

    private static String name(String iri) {
        return iri.substring(iri.lastIndexOf('/') + 1);
    }
}
