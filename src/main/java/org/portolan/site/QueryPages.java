package org.portolan.site;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.query.ResultSetRewindable;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/** The publication's queries as pages and as files; nothing is asked, the release holds their answers. */
final class QueryPages {
    private static final String PATH = "/queries/";

    private final Reader reader;
    private final Exchange exchange;
    private final Pages pages;

    QueryPages(Reader reader, Exchange exchange, Pages pages) {
        this.reader = reader;
        this.exchange = exchange;
        this.pages = pages;
    }

    /** The forms of an answer beside its page. */
    private enum Form {
        CSV("csv", "CSV", "text/csv; charset=utf-8"),
        JSON("json", "JSON", "application/sparql-results+json"),
        TSV("tsv", "TSV", "text/tab-separated-values; charset=utf-8"),
        XML("xml", "XML", "application/sparql-results+xml"),
        RQ("rq", "SPARQL", "application/sparql-query");

        private final String extension;
        private final String label;
        private final String type;

        Form(String extension, String label, String type) {
            this.extension = extension;
            this.label = label;
            this.type = type;
        }

        static Optional<Form> of(String name) {
            return Arrays.stream(values()).filter(form -> name.endsWith("." + form.extension)).findFirst();
        }
    }

    void answer(String path) throws IOException {
        String name = path.replaceFirst("^/queries/?", "");
        if (name.isEmpty()) {
            list();
            return;
        }
        Optional<Form> form = Form.of(name);
        String key = name.substring(0, name.length() - form.map(found -> found.extension.length() + 1).orElse(0))
                .replaceFirst("\\.html$", "");
        Optional<SavedQuery> query = reader.query(key);
        if (query.isEmpty()) {
            new PlainPages(reader, exchange, pages).notFound("queries/" + key);
        } else if (exchange.parameter("edit").isPresent()) {
            new PlainPages(reader, exchange, pages).queryForm(query.get().body());
        } else if (form.isPresent()) {
            file(query.get(), form.get());
        } else {
            page(query.get());
        }
    }

    private void list() throws IOException {
        String language = reader.texts().language();
        List<List<List<Value>>> rows = new ArrayList<>();
        for (SavedQuery query : reader.queries()) {
            rows.add(List.of(List.of(Value.link(title(query), PATH + query.name())),
                    List.of(Value.text(Arrangement.in(language, query.descriptions())))));
        }
        exchange.set("Vary", "Accept-Language");
        new PlainPages(reader, exchange, pages).write(HttpServletResponse.SC_OK, reader.texts().get("queries"),
                List.of(Value.text(reader.texts().get("queriesText"))),
                List.of(Value.link(reader.texts().get("ownQuery"), "/sparql")),
                Optional.of(new Value.Table(reader.texts().get("queries"),
                        List.of(reader.texts().get("query"), reader.texts().get("answers")), rows)));
    }

    private String title(SavedQuery query) {
        String title = Arrangement.in(reader.texts().language(), query.titles());
        return title.isEmpty() ? query.name() : title;
    }

    private void page(SavedQuery query) throws IOException {
        exchange.set("Vary", "Accept-Language");
        exchange.set("Cache-Control", "public, no-cache");
        if (exchange.isKnown(
                reader.manifest().id() + "-" + pages.build() + query.name() + "-" + reader.texts().language())) {
            return;
        }
        List<Frame.Format> formats = Arrays.stream(Form.values())
                .map(form -> new Frame.Format(form.label, form.type.replaceFirst(";.*", ""),
                        PATH + query.name() + "." + form.extension))
                .toList();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("frame", reader.frame(title(query), PATH + query.name(), formats));
        parameters.put("description", Arrangement.in(reader.texts().language(), query.descriptions()));
        parameters.put("table", table(query, Integer.MAX_VALUE));
        parameters.put("query", query.body());
        parameters.put("run", PATH + query.name() + "?edit=yes");
        exchange.set("Content-Language", reader.texts().language());
        exchange.write(HttpServletResponse.SC_OK, "text/html; charset=utf-8", pages.render("query", parameters));
    }

    private void file(SavedQuery query, Form form) throws IOException {
        exchange.set("Cache-Control", "public, no-cache");
        if (exchange.isKnown(reader.manifest().id() + "-" + pages.build() + query.name() + "." + form.extension)) {
            return;
        }
        if (form == Form.RQ) {
            exchange.write(HttpServletResponse.SC_OK, form.type, query.text());
            return;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ResultSetFormatter.output(out, query.rows(), switch (form) {
            case CSV -> ResultSetLang.RS_CSV;
            case TSV -> ResultSetLang.RS_TSV;
            case XML -> ResultSetLang.RS_XML;
            default -> ResultSetLang.RS_JSON;
        });
        exchange.write(HttpServletResponse.SC_OK, form.type, out.toByteArray());
    }

    /** The first rows of an answer as a table in the reader's language. */
    Value.Table table(SavedQuery query, int most) {
        ResultSetRewindable rows = query.rows();
        String language = reader.texts().language();
        List<String> variables = query.shown(rows.getResultVars(), language, reader.arrangement().languages());
        ValueWriter writer = new ValueWriter(reader.lookup(), reader.texts());
        List<List<List<Value>>> written = new ArrayList<>();
        while (rows.hasNext() && written.size() < most) {
            Binding row = rows.nextBinding();
            written.add(variables.stream().map(
                    variable -> Optional.ofNullable(row.get(Var.alloc(variable))).map(writer::write).stream().toList())
                    .toList());
        }
        return new Value.Table(title(query),
                variables.stream().map(variable -> query.heading(variable, language)).toList(), written);
    }
}
