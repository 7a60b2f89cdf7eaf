package org.portolan.site.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.portolan.negotiation.Acceptance;
import org.portolan.negotiation.Fault;
import org.portolan.site.page.Texts;

/**
 * Tells why there is no answer: as <a href="https://www.rfc-editor.org/rfc/rfc9457">problem details</a> to those who
 * ask for JSON of some kind, else as text; a page for browsers is made by whoever has one.
 */
public final class ProblemPages {
    /** Of a problem that its status says all of (RFC 9457, 4.2.1). */
    public static final String NO_TYPE = "about:blank";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Exchange exchange;

    public ProblemPages(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * A problem.
     *
     * @param type   its IRI
     * @param status the status of the answer
     * @param title  the kind of problem
     * @param detail what is wrong and what would be right
     * @param faults each parameter that is wrong
     */
    public record Problem(String type, int status, String title, String detail, List<ParameterFault> faults) {
        /** Parameters that the query cannot take. */
        public static Problem of(List<ParameterFault> faults, Texts texts) {
            return of(faults, texts.get("parameterProblem"));
        }

        /** Parameters that are wrong, under a title that says of what they are. */
        public static Problem of(List<ParameterFault> faults, String title) {
            return new Problem(Fault.PARAMETER.type(), Fault.PARAMETER.status(), title,
                    faults.stream().map(ParameterFault::detail).collect(Collectors.joining(" ")), faults);
        }
    }

    /** True if a browser asks, which is shown a page. */
    public boolean wantsPage() {
        return Acceptance.wantsPage(exchange.header("Accept"));
    }

    /**
     * Writes the problem; nothing of an answer must have gone out yet.
     *
     * @param isJson true if the answer itself would have been JSON
     */
    public void write(Problem problem, boolean isJson) throws IOException {
        clear();
        exchange.set("Vary", "Accept, Accept-Language");
        if (isJson || Acceptance.wantsJson(exchange.header("Accept"))) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("type", problem.type());
            members.put("title", problem.title());
            members.put("status", problem.status());
            members.put("detail", problem.detail());
            if (!problem.faults().isEmpty()) {
                members.put("errors", problem.faults().stream().map(ParameterFault::members).toList());
            }
            exchange.write(problem.status(), "application/problem+json", JSON.writeValueAsBytes(members));
        } else {
            exchange.write(problem.status(), "text/plain; charset=utf-8",
                    problem.title() + ".\n" + problem.detail() + "\n");
        }
    }

    /** Takes back what was said of the answer that there is not. */
    public void clear() {
        List.of("ETag", "Content-Disposition", "Content-Location", "Link", "Content-Language", "Location")
                .forEach(name -> exchange.set(name, null));
        exchange.set("Cache-Control", "no-store");
    }
}
