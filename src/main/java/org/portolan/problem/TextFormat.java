package org.portolan.problem;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Problems as a person reads them on the terminal: place, what, why, fix. */
public final class TextFormat implements ProblemFormat {
    @Override
    public String format(Problems problems) {
        return problems.list().stream().map(problem -> problem + "\n").collect(Collectors.joining())
                + problems.omitted().entrySet().stream().map(TextFormat::more).collect(Collectors.joining());
    }

    private static String more(Map.Entry<Problems.Kind, Long> omitted) {
        return String.format(Locale.ROOT, "and %,d more %s%s of the kind %s%n", omitted.getValue(),
                omitted.getKey().severity().word(),
                omitted.getValue() == 1 ? "" : "s", omitted.getKey().code().id()).replace(System.lineSeparator(), "\n");
    }
}
