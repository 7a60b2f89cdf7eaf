package org.portolan.csvw.annotated;

import java.util.List;
import org.portolan.csvw.annotated.ExactKeyChecks.Index;
import org.portolan.csvw.annotated.ExactKeyChecks.Reference;
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

    private final Severity severity;
    private final ProblemSink problems;
    private int suggested;

    KeyFaults(Severity severity, ProblemSink problems) {
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
        String table = name(reference);
        problems.report(Problem.error(Code.FOREIGN_KEY_AMBIGUOUS, place,
                "column \"%s\" names \"%s\", which %s has in more than one row"
                        .formatted(String.join(", ", reference.key().columns()), KeyEntry.shown(entry.key()), table))
                .as(severity)
                .because("%s makes it a key of %s".formatted(reference.key().place(), table))
                .mend("refer to a column whose values are all different, such as the primary key of " + table));
    }

    void unknown(Reference reference, KeyEntry entry, Place place) {
        String table = name(reference);
        String key = KeyEntry.shown(entry.key());
        List<String> near = suggested++ < MOST_SUGGESTED
                ? Nearest.to(key, reference.target().known().shown(), SUGGESTIONS)
                : List.of();
        problems.report(Problem.error(Code.FOREIGN_KEY_UNKNOWN, place,
                        "column \"%s\" names \"%s\", which %s does not have"
                                .formatted(String.join(", ", reference.key().columns()), key, table))
                .as(severity)
                .because("%s makes it a key of %s".formatted(reference.key().place(), table))
                .mend(near.isEmpty() ? "add a row with this key to %s, or write a key that is there".formatted(table)
                        : "did you mean %s? Otherwise add a row with this key to %s"
                                .formatted(String.join(" or ", near), table)));
    }

    private static String name(Reference reference) {
        String iri = reference.key().table();
        return iri.substring(iri.lastIndexOf('/') + 1);
    }
}
