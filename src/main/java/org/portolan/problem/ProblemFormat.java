package org.portolan.problem;

/** A way to write a list of problems, for people or for programs. Implementations hold no state and are thread-safe. */
public interface ProblemFormat {
    /**
     * All problems as one text; ends with a line end unless it is empty. Those of which only the number is known are
     * counted.
     */
    String format(Problems problems);
}
