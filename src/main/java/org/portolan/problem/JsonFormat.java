package org.portolan.problem;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Problems as one JSON object: {@code errors}, {@code warnings} and {@code problems}, each with {@code code}, {@code
 * severity}, {@code file}, {@code message} and, where known, {@code line}, {@code column}, {@code why}, {@code fix};
 * {@code omitted}, if there are more of a kind: how many, with {@code code} and {@code severity}.
 */
public final class JsonFormat implements ProblemFormat {
    @Override
    public String format(Problems problems) {
        return write(report(problems));
    }

    /** The object, to which more can be added. */
    public static ObjectNode report(Problems problems) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("errors", problems.errors()).put("warnings", problems.warnings());
        ArrayNode list = report.putArray("problems");
        problems.list().forEach(problem -> list.add(object(problem)));
        omitted(problems, report);
        return report;
    }

    /** Adds {@code omitted} if there is anything to tell. */
    static void omitted(Problems problems, ObjectNode report) {
        if (!problems.omitted().isEmpty()) {
            ArrayNode list = report.putArray("omitted");
            problems.omitted().forEach((kind, number) -> list.addObject().put("code", kind.code().id())
                    .put("severity", kind.severity().word()).put("number", number));
        }
    }

    private static ObjectNode object(Problem problem) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("code", problem.code().id()).put("severity", problem.severity().word())
                .put("file", problem.place().file());
        if (problem.place().line() > 0) {
            object.put("line", problem.place().line());
        }
        if (problem.place().column() > 0) {
            object.put("column", problem.place().column());
        }
        object.put("message", problem.message());
        problem.why().ifPresent(why -> object.put("why", why));
        problem.fix().ifPresent(fix -> object.put("fix", fix));
        return object;
    }

    /** Indented JSON with line ends that do not depend on the system. */
    public static String write(ObjectNode document) {
        return document.toPrettyString().replace(System.lineSeparator(), "\n") + "\n";
    }
}
