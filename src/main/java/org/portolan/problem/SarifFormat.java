package org.portolan.problem;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * Problems for programs that show them beside the files, such as code forges: <a
 * href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>. Columns count code points,
 * as {@link Place} does (3.14.17); reason and repair follow the message.
 */
public final class SarifFormat implements ProblemFormat {
    @Override
    public String format(Problems heard) {
        List<Problem> problems = heard.list();
        ObjectNode log = JsonNodeFactory.instance.objectNode();
        log.put("$schema",
                "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        log.put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        List<Code> codes = problems.stream().map(Problem::code).distinct().sorted().toList();
        ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "Portolan");
        ArrayNode rules = driver.putArray("rules");
        codes.forEach(code -> rules.addObject().put("id", code.id()));
        run.put("columnKind", "unicodeCodePoints");
        ArrayNode results = run.putArray("results");
        problems.forEach(problem -> results.add(result(problem, codes.indexOf(problem.code()))));
        if (!heard.omitted().isEmpty()) {
            JsonFormat.omitted(heard, run.putObject("properties"));
        }
        return JsonFormat.write(log);
    }

    private static ObjectNode result(Problem problem, int rule) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("ruleId", problem.code().id()).put("ruleIndex", rule).put("level", problem.severity().word());
        result.putObject("message").put("text", message(problem));
        ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
        place.putObject("artifactLocation").put("uri", reference(problem.place().file()));
        if (problem.place().line() > 0) {
            ObjectNode region = place.putObject("region").put("startLine", problem.place().line());
            if (problem.place().column() > 0) {
                region.put("startColumn", problem.place().column());
            }
        }
        return result;
    }

    private static String message(Problem problem) {
        return problem.message() + problem.why().map("\nwhy: "::concat).orElse("")
                + problem.fix().map("\nfix: "::concat).orElse("");
    }

    /** A path as a relative reference (3.4.3): spaces and the like are encoded. */
    private static String reference(String file) {
        try {
            return file.contains("://") ? file : new URI(null, null, file, null).toASCIIString();
        } catch (URISyntaxException e) {
            return file;
        }
    }
}
