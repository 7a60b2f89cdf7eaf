package org.portolan.check.findings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;

/** What was found in the graph; it becomes a problem once it is known where the tables say it. */
public sealed interface Finding permits UnknownResource, ReplacedResource, ReplacementCircle, RefusedStatement,
        ShapeResult, DifferingClaim, UnsaidAddress, RepeatedSource {
    /** The resources whose own statements must be found in the tables. */
    Set<String> subjects();

    /** The resources for which the statements that name them must be found. */
    Set<String> objects();

    /**
     * True if it most likely follows from a fault that has been told.
     *
     * @param misleading the rows with such faults, by their lines
     */
    default boolean follows(Sayings sayings, Set<Place> misleading) {
        return false;
    }

    /** Equal for findings that are the sides of one fault: if one of them follows from another fault, all do. */
    default Optional<String> sharedWithOthers() {
        return Optional.empty();
    }

    /** The fault at each place that says it. */
    List<Problem> problems(Sayings sayings);
}
