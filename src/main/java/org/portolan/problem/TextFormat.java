package org.portolan.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Problems as a person reads them on the terminal: place, what, why, fix. */
public final class TextFormat implements ProblemFormat {
    @Override
    public String name() {
        return "text";
    }

    @Override
    public String format(List<Problem> problems) {
        return problems.stream().map(problem -> problem + "\n").collect(Collectors.joining());
    }
}
