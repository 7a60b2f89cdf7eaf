package org.portolan.site.documents;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.portolan.release.answers.GraphWriter;
import org.portolan.site.http.AddressParameters;
import org.portolan.site.http.Exchange;
import org.portolan.site.http.Part;
import org.portolan.site.http.Representation;
import org.portolan.site.page.Frame;
import org.portolan.site.page.Templates;
import org.portolan.site.reader.PlainPages;
import org.portolan.site.reader.Reader;

/** Writes a document in the form that the reader asks for. */
public final class DocumentForms {
    private final Reader reader;
    private final Exchange exchange;
    private final Templates templates;

    public DocumentForms(Reader reader, Exchange exchange, Templates templates) {
        this.reader = reader;
        this.exchange = exchange;
        this.templates = templates;
    }

    /**
     * A document that can be had in several forms.
     *
     * @param path  its address without extension
     * @param part  what follows the address if it is a further part of it, for example {@code ?page=2}
     * @param next  the same of the part after it
     * @param thing the one thing that it is about, if it is about one
     * @param fixed the form that the address asks for, if it has an extension
     * @param graph its statements
     * @param page  its page, for links to its other forms
     */
    public record Answer(String path, String part, Optional<String> next, Optional<Node> thing,
            Optional<Representation> fixed, Supplier<Graph> graph, Page page) {
        /** A document that is one part. */
        public Answer(String path, Optional<Representation> fixed, Supplier<Graph> graph, Page page) {
            this(path, "", Optional.empty(), Optional.empty(), fixed, graph, page);
        }

        /** A part of a document about several things. */
        Answer(String path, Part<?> part, Optional<Representation> fixed, Supplier<Graph> graph, Page page) {
            this(path, part.search(), part.next(), Optional.empty(), fixed, graph, page);
        }

        /** Makes a page. */
        @FunctionalInterface
        public interface Page {
            /**
             * @param formats the other forms, as links
             * @return the page in HTML
             */
            String make(List<Frame.Format> formats);
        }

        private String firstAddress(Representation form) {
            return (path.equals("/") ? "/catalog" : path)
                    + (path.equals("/") && form == Representation.HTML ? "" : form.extension());
        }

        String address(Representation form) {
            return firstAddress(form) + part;
        }

        List<Frame.Format> formats() {
            return formats(form -> form != Representation.HTML);
        }

        private List<Frame.Format> formats(Predicate<Representation> which) {
            return Arrays.stream(Representation.values()).filter(which)
                    .map(form -> new Frame.Format(form.label(), form.mediaType(), address(form))).toList();
        }
    }

    /**
     * Answers with the form that address or {@code Accept} asks for; 406 if there is none, 304 if the reader has it.
     */
    public void write(Answer answer) throws IOException {
        Optional<Representation> form = answer.fixed().or(() -> Representation.best(exchange.header("Accept")));
        exchange.set("Vary", answer.fixed().isEmpty() ? "Accept, Accept-Language" : "Accept-Language");
        if (form.isEmpty()) {
            new PlainPages(reader, exchange, templates).notAcceptable(reader.texts().get("notAcceptable"),
                    answer.formats(any -> true));
            return;
        }
        link(answer, form.get());
        reader.cache(exchange, answer.path().substring(reader.prefix().length())
                + answer.fixed().map(Representation::extension).orElse("") + answer.part());
        boolean isPage = form.get() == Representation.HTML;
        if (exchange.isKnown(reader.manifest().id() + "-" + templates.build() + form.get().extension()
                + (isPage ? "-" + reader.texts().language() : "") + answer.part().replace('?', '-'))) {
            return;
        }
        if (isPage) {
            exchange.set("Content-Language", reader.texts().language());
            exchange.write(HttpServletResponse.SC_OK, form.get().contentType(),
                    answer.page().make(answer.formats()));
        } else {
            statements(answer, form.get());
        }
    }

    private void statements(Answer answer, Representation form) throws IOException {
        try {
            exchange.write(HttpServletResponse.SC_OK, form.contentType(),
                    new Statements(reader).write(answer.graph().get(), answer.thing(), form));
        } catch (GraphWriter.UnwritableException e) {
            new PlainPages(reader, exchange, templates).notAcceptable(e.getMessage(),
                    answer.formats(other -> other != form));
        }
    }

    /** Tells where this form is, the next part of it, and the other forms. */
    private void link(Answer answer, Representation form) {
        if (answer.fixed().isEmpty() && !answer.path().equals("/")) {
            String language = form == Representation.HTML ? language(answer.part().isEmpty() ? "?" : "&") : "";
            exchange.set("Content-Location", answer.address(form) + language);
        }
        answer.next().ifPresent(next ->
                exchange.add("Link", "<%s>; rel=\"next\"".formatted(answer.firstAddress(form) + next)));
        Arrays.stream(Representation.values()).filter(other -> other != form).forEach(other -> exchange.add("Link",
                "<%s>; rel=\"alternate\"; type=\"%s\"".formatted(answer.address(other), other.mediaType())));
        new Statements(reader).link(answer.thing(), form, exchange);
    }

    /** The language, if the address asks for it. */
    private String language(String mark) {
        return exchange.parameter(AddressParameters.LANGUAGE).filter(reader.texts().language()::equals)
                .map(tag -> mark + AddressParameters.LANGUAGE + "=" + tag).orElse("");
    }
}
