package org.portolan.problem;

import java.util.Objects;
import java.util.Optional;

/**
 * One fault in the user's input, as a value: what is wrong, where, why it counts as wrong and how to mend it.
 *
 * @param code     the kind of fault; its section in {@code docs/problems.md} explains it
 * @param severity whether it stops a release
 * @param place    where it stands
 * @param message  one sentence without a full stop that quotes the value and lists the valid choices
 * @param why      the rule that makes it a fault, with the rule's own place where it has one
 * @param fix      what the author can do
 */
public record Problem(Code code, Severity severity, Place place, String message, Optional<String> why,
                      Optional<String> fix) {
    /** Refuses nulls. */
    public Problem {
        Objects.requireNonNull(code);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(place);
        Objects.requireNonNull(message);
        Objects.requireNonNull(why);
        Objects.requireNonNull(fix);
    }

    /** An error without reason and repair yet: add them by {@link #because} and {@link #mend}. */
    public static Problem error(Code code, Place place, String message) {
        return new Problem(code, Severity.ERROR, place, message, Optional.empty(), Optional.empty());
    }

    /** A warning without reason and repair yet. */
    public static Problem warning(Code code, Place place, String message) {
        return new Problem(code, Severity.WARNING, place, message, Optional.empty(), Optional.empty());
    }

    /** A note without reason and repair yet: what its reader may want to look at. */
    public static Problem note(Code code, Place place, String message) {
        return new Problem(code, Severity.NOTE, place, message, Optional.empty(), Optional.empty());
    }

    /** This problem with the reason given. */
    public Problem because(String reason) {
        return new Problem(code, severity, place, message, Optional.of(reason), fix);
    }

    /** This problem with the repair given. */
    public Problem mend(String repair) {
        return new Problem(code, severity, place, message, why, Optional.of(repair));
    }

    /** This problem with another severity. */
    public Problem as(Severity other) {
        return new Problem(code, other, place, message, why, fix);
    }

    /** True if it stops a release. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The problem as it is printed: one line, and one each for reason and repair; no line end at the end. */
    @Override
    public String toString() {
        return "%s: %s: %s [%s]".formatted(place, severity.word(), message, code.id())
                + why.map(text -> "\n  why: " + text).orElse("")
                + fix.map(text -> "\n  fix: " + text).orElse("");
    }
}
