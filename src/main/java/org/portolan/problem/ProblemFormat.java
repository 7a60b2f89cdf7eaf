package org.portolan.problem;

import java.util.List;

/** A way to write a list of problems, for people or for programs. Implementations hold no state and are thread-safe. */
public interface ProblemFormat {
    /** The name by which the command line knows it, for example {@code sarif}. */
    String name();

    /** All problems as one text, in the order given; ends with a line end unless it is empty. */
    String format(List<Problem> problems);
}
