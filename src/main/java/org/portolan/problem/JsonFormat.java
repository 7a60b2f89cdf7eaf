package org.portolan.problem;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Problems as one JSON object: {@code errors}, {@code warnings} and {@code problems}, each with {@code code}, {@code
 * severity}, {@code file}, {@code message} and, where known, {@code line}, {@code column}, {@code why}, {@code fix}.
 */
public final class JsonFormat implements ProblemFormat {
    @Override
    public String name() {
        return "json";
    }

    @Override
    public String format(List<Problem> problems) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        long errors = problems.stream().filter(Problem::isError).count();
        report.put("errors", errors).put("warnings", problems.size() - errors);
        ArrayNode list = report.putArray("problems");
        problems.forEach(problem -> list.add(object(problem)));
        return write(report);
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
    static String write(ObjectNode document) {
        return document.toPrettyString().replace(System.lineSeparator(), "\n") + "\n";
    }
}
