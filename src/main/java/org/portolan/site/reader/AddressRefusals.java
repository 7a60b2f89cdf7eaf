package org.portolan.site.reader;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.site.answers.ParameterWords;
import org.portolan.site.http.AddressParameters;
import org.portolan.site.http.Exchange;
import org.portolan.site.http.ParameterFault;
import org.portolan.site.http.Part;
import org.portolan.site.http.ProblemPages;
import org.portolan.site.http.Representation;
import org.portolan.site.page.Templates;
import org.portolan.site.page.Value;

/**
 * Refuses what stands after the question mark of an address: parameters that it does not take and values that cannot be
 * (400), parts and rows that there are not (404).
 */
public final class AddressRefusals {
    private final Reader reader;
    private final Exchange exchange;
    private final Templates templates;
    private final ParameterWords words;

    public AddressRefusals(Reader reader, Exchange exchange, Templates templates) {
        this.reader = reader;
        this.exchange = exchange;
        this.templates = templates;
        this.words = new ParameterWords(reader.texts());
    }

    /** 400 in place of an answer that does not heed a parameter: whoever wrote it waits for what it would do. */
    public void refuse() throws IOException {
        Optional<List<String>> taken = AddressParameters.of(path());
        List<ParameterFault> unknown = taken.stream().flatMap(names -> AddressParameters.unknown(exchange, names)
                .stream().map(name -> words.unknownOfAddress(name, names))).toList();
        List<String> languages = reader.arrangement().languages();
        List<ParameterFault> wrong = AddressParameters
                .wrong(exchange, taken.orElse(List.of(AddressParameters.LANGUAGE)), languages).stream()
                .map(name -> words.wrongOfAddress(name, AddressParameters.values(exchange, name), languages)).toList();
        if (!unknown.isEmpty() || !wrong.isEmpty()) {
            write(ProblemPages.Problem.of(Stream.concat(unknown.stream(), wrong.stream()).toList(),
                    reader.texts().get(wrong.isEmpty() ? "parameterOfAddress" : "valueOfAddress")));
        }
    }

    /**
     * Answers with 404 if a part is asked for that there is not.
     *
     * @param last the number of the last one
     * @return true if that was so
     */
    public boolean isBeyond(String parameter, long last) throws IOException {
        boolean isBeyond = Part.asked(exchange, parameter) > last;
        if (isBeyond) {
            beyond(parameter, Optional.of(last));
        }
        return isBeyond;
    }

    /**
     * 404, for there is no such part or row.
     *
     * @param parameter that asks for it
     * @param last      the number of the last one, if it is known
     */
    public void beyond(String parameter, Optional<Long> last) throws IOException {
        ParameterFault fault = words.beyond(parameter, exchange.parameter(parameter).orElse(""), last);
        write(new ProblemPages.Problem(ProblemPages.NO_TYPE, HttpServletResponse.SC_NOT_FOUND,
                reader.texts().get("notFound"), fault.detail(), List.of(fault)));
    }

    private void write(ProblemPages.Problem problem) throws IOException {
        ProblemPages problems = new ProblemPages(exchange);
        if (problems.wantsPage()) {
            problems.clear();
            exchange.set("Vary", "Accept, Accept-Language");
            new PlainPages(reader, exchange, templates).write(problem.status(), problem.title(),
                    problem.faults().stream().map(fault -> Value.text(fault.detail())).toList(),
                    List.of(Value.link(path(), path())), Optional.empty());
        } else {
            problems.write(problem, Representation.ofExtension(path()).filter(Representation::isJson).isPresent());
        }
    }

    private String path() {
        return exchange.request().getRequestURI();
    }
}
