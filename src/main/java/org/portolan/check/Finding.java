package org.portolan.check;

import java.util.List;
import java.util.Set;
import org.portolan.problem.Problem;

/** What was found in the graph; it becomes a problem once it is known where the tables say it. */
sealed interface Finding permits UnknownResource, ReplacedResource, ReplacementCircle, RefusedStatement, ShapeResult,
        DifferingClaim, UnsaidAddress {
    /** The resources whose own statements must be found in the tables. */
    Set<String> subjects();

    /** The resources for which the statements that name them must be found. */
    Set<String> objects();

    /** The fault at each place that says it. */
    List<Problem> problems(Sayings sayings);
}
