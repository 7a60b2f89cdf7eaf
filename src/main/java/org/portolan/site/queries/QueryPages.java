package org.portolan.site.queries;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.exec.RowSet;
import org.portolan.check.files.Sha256;
import org.portolan.negotiation.Fault;
import org.portolan.negotiation.Negotiation;
import org.portolan.release.answers.JsonRows;
import org.portolan.release.answers.QueryRunner;
import org.portolan.release.answers.RefusedQueryException;
import org.portolan.release.answers.XmlRows;
import org.portolan.site.answers.AnswerForm;
import org.portolan.site.answers.GeoJsonRows;
import org.portolan.site.answers.SavedQuery;
import org.portolan.site.arrangement.Arrangement;
import org.portolan.site.http.AddressParameters;
import org.portolan.site.http.Addresses;
import org.portolan.site.http.Exchange;
import org.portolan.site.http.ParameterFault;
import org.portolan.site.http.ProblemPages;
import org.portolan.site.page.Frame;
import org.portolan.site.page.Templates;
import org.portolan.site.page.Texts;
import org.portolan.site.page.Value;
import org.portolan.site.reader.PlainPages;
import org.portolan.site.reader.Reader;

/**
 * The publication's queries as pages and as files. What the release holds the answer of is not asked again; with other
 * values for its parameters a query is asked when it is read, as a stranger's would be.
 */
public final class QueryPages {
    /** What ends the address of a query by itself. */
    public static final String QUERY = ".rq";
    /** What begins the address of each query, and is that of their list. */
    public static final String PATH = "/queries/";
    /** Digits of a hash that tell the values of parameters apart. */
    private static final int HASH = 16;
    private static final int ROWS_OF_A_PAGE = 5000;
    private static final int LONGEST_FILE_NAME = 100;

    private final Reader reader;
    private final Exchange exchange;
    private final Templates templates;

    public QueryPages(Reader reader, Exchange exchange, Templates templates) {
        this.reader = reader;
        this.exchange = exchange;
        this.templates = templates;
    }

    /** @param path of the request, {@link #PATH} and below */
    public void answer(String path) throws IOException {
        exchange.add("Link", Addresses.API_LINK);
        String name = path.replaceFirst("^/queries/?", "");
        if (name.isEmpty()) {
            list();
            return;
        }
        Optional<AnswerForm> extension = AnswerForm.ofExtension(name);
        String key = name.substring(0, name.length() - extension.map(form -> form.extension().length() + 1).orElse(0));
        Optional<SavedQuery> query = reader.query(key);
        if (query.isEmpty()) {
            new PlainPages(reader, exchange, templates).notFound("queries/" + key);
        } else {
            answer(AskedQuery.of(query.get(), exchange, reader), extension);
        }
    }

    private void answer(AskedQuery asked, Optional<AnswerForm> extension) throws IOException {
        List<AnswerForm> forms = AnswerForm.of(asked.saved());
        Optional<String> type = extension.isPresent() ? Optional.empty() : type(forms);
        Optional<AnswerForm> form = extension.or(this::named).or(() -> type.flatMap(one ->
                forms.stream().filter(other -> other.mediaTypes().contains(one)).findFirst()));
        exchange.set("Vary", extension.isEmpty() ? "Accept, Accept-Language" : "Accept-Language");
        if (form.isEmpty() || !forms.contains(form.get())) {
            new ProblemPages(exchange).write(new ProblemPages.Problem(Fault.NOT_ACCEPTABLE.type(),
                    extension.isEmpty() ? HttpServletResponse.SC_NOT_ACCEPTABLE : HttpServletResponse.SC_NOT_FOUND,
                    reader.texts().get("noSuchForm"), reader.texts().get("formsAre", forms.stream()
                            .map(one -> "." + one.extension()).collect(Collectors.joining(" "))), List.of()), false);
        } else if (!asked.faults().isEmpty()) {
            faulty(asked, form.get());
        } else if (exchange.parameter("edit").isPresent()) {
            new PlainPages(reader, exchange, templates).queryForm(asked.text());
        } else {
            if (extension.isEmpty()) {
                exchange.set("Content-Location", address(asked, form.get()));
            }
            write(asked, form.get(), type.filter(one -> !one.equals(form.get().mediaType()))
                    .orElse(form.get().contentType()));
        }
    }

    /** The media type that the reader likes best; empty if none fits, or {@code format} names a form. */
    private Optional<String> type(List<AnswerForm> forms) {
        return isNamed() ? Optional.empty() : Negotiation.form(exchange.header("Accept"),
                forms.stream().flatMap(form -> form.mediaTypes().stream()).toList(), Function.identity());
    }

    private boolean isNamed() {
        return exchange.parameter("format").filter(format -> !format.isEmpty()).isPresent();
    }

    /** The form that {@code format} names, as at the endpoint. */
    private Optional<AnswerForm> named() {
        return exchange.parameter("format").flatMap(format -> AnswerForm.ofExtension("." + format));
    }

    private String address(AskedQuery asked, AnswerForm form) {
        return reader.prefix() + current(asked, form);
    }

    /** The address of the answer of the current release. */
    private static String current(AskedQuery asked, AnswerForm form) {
        return PATH + asked.saved().name() + "." + form.extension() + asked.search();
    }

    private void list() throws IOException {
        String language = reader.texts().language();
        List<List<List<Value>>> rows = new ArrayList<>();
        for (SavedQuery query : reader.queries()) {
            rows.add(List.of(List.of(Value.link(title(query), PATH + query.name())),
                    List.of(Value.text(Arrangement.in(language, query.descriptions()))),
                    query.parameters().stream().map(parameter -> Value.text(parameter.name())).toList()));
        }
        exchange.set("Vary", "Accept-Language");
        Texts texts = reader.texts();
        new PlainPages(reader, exchange, templates).write(HttpServletResponse.SC_OK, texts.get("queries"),
                List.of(Value.text(texts.get("queriesText")), Value.text(texts.get("apiText"))),
                List.of(Value.link(texts.get("ownQuery"), "/sparql"),
                        Value.link(texts.get("apiDescription"), Addresses.API)),
                Optional.of(new Value.Table(texts.get("queries"),
                        List.of(texts.get("query"), texts.get("answers"), texts.get("parameters")), rows)));
    }

    private String title(SavedQuery query) {
        String title = Arrangement.in(reader.texts().language(), query.titles());
        return title.isEmpty() ? query.name() : title;
    }

    /** Parameters are wrong or missing: a browser gets the form once more, and as it is if nothing was given yet. */
    private void faulty(AskedQuery asked, AnswerForm form) throws IOException {
        ProblemPages problems = new ProblemPages(exchange);
        boolean isFirst = asked.isBare() && asked.faults().stream().allMatch(fault ->
                fault.expected().isPresent() && !fault.parameter().equals(AddressParameters.LANGUAGE));
        if (form == AnswerForm.HTML && (problems.wantsPage() || isFirst)) {
            problems.clear();
            exchange.write(isFirst ? HttpServletResponse.SC_OK : HttpServletResponse.SC_BAD_REQUEST,
                    form.contentType(), page(asked, Optional.empty(), isFirst ? List.of() : asked.faults().stream()
                            .map(ParameterFault::detail).toList(), ""));
        } else {
            problems.write(ProblemPages.Problem.of(asked.faults(), reader.texts()), isJson(form));
        }
    }

    private static boolean isJson(AnswerForm form) {
        return form == AnswerForm.JSON || form == AnswerForm.GEO_JSON;
    }

    private void write(AskedQuery asked, AnswerForm form, String contentType) throws IOException {
        SavedQuery query = asked.saved();
        if (query.isStable() || asked.isKept()) {
            reader.cache(exchange, current(asked, form));
            if (isKnown(asked, form)) {
                return;
            }
        } else {
            exchange.set("Cache-Control", "public, no-cache");
        }
        if (form.isInLanguage()) {
            exchange.set("Content-Language", reader.texts().language());
        }
        if (form == AnswerForm.RQ) {
            exchange.write(HttpServletResponse.SC_OK, contentType, asked.isKept() ? query.text() : asked.text());
            return;
        }
        if (form != AnswerForm.HTML) {
            exchange.set("Content-Disposition", "inline; filename=\"" + fileName(asked, form) + "\"");
        }
        exchange.set("Content-Type", contentType);
        try {
            asked.write(reader, exchange, writer(asked, form));
        } catch (RefusedQueryException refused) {
            refuse(asked, refused, form);
        }
    }

    /** Each address has a tag of its own. */
    private boolean isKnown(AskedQuery asked, AnswerForm form) throws IOException {
        String tag = reader.manifest().id() + "-" + templates.build() + asked.saved().name() + "." + form.extension()
                + (form.isInLanguage() ? "-" + reader.texts().language() : "")
                + (asked.isBare() ? "" : "-" + Sha256.of(asked.search()).substring(0, HASH));
        return exchange.isKnown(tag);
    }

    /** Tells why there is no answer; once some of it has gone out, the connection breaks, for a part is no answer. */
    private void refuse(AskedQuery asked, RefusedQueryException refused, AnswerForm form) throws IOException {
        if (exchange.response().isCommitted()) {
            throw new IOException("answer broken off: " + refused.getMessage());
        }
        exchange.response().resetBuffer();
        if (refused.isTemporary()) {
            exchange.set("Retry-After", "10");
        }
        ProblemPages problems = new ProblemPages(exchange);
        if (form == AnswerForm.HTML && problems.wantsPage()) {
            problems.clear();
            exchange.write(refused.status(), form.contentType(),
                    page(asked, Optional.empty(), List.of(refused.title() + ". " + refused.getMessage()), ""));
        } else {
            problems.write(new ProblemPages.Problem(refused.type(), refused.status(), refused.title(),
                    refused.getMessage(), List.of()), isJson(form));
        }
    }

    /** A name that tells the answers of other values apart in a reader's folder, of letters that every system takes. */
    private static String fileName(AskedQuery asked, AnswerForm form) {
        String name = (asked.saved().name() + asked.search().replace('?', '-')).replaceAll("[^A-Za-z0-9=.-]+", "-");
        return name.substring(0, Math.min(name.length(), LONGEST_FILE_NAME)) + "." + form.extension();
    }

    private QueryRunner.RowsWriter writer(AskedQuery asked, AnswerForm form) {
        return switch (form) {
            case HTML -> (rows, out) -> writePage(asked, rows, out);
            case XLSX -> new AnswerSheet(reader).of(asked, title(asked.saved()), address(asked, form))::write;
            case JSON -> JsonRows::write;
            case XML -> XmlRows::write;
            case GEO_JSON -> new GeoJsonRows(asked.saved().coordinates().orElseThrow())::write;
            default -> (rows, out) -> {
                Lang syntax = form.syntax().orElseThrow();
                RowSetWriterRegistry.getFactory(syntax).create(syntax).write(out, rows, ARQ.getContext());
            };
        };
    }

    private void writePage(AskedQuery asked, RowSet rows, OutputStream out) throws IOException {
        Value.Table table = new AnswerTable(reader).of(asked.saved(), title(asked.saved()), rows, ROWS_OF_A_PAGE);
        long all = table.rows().size();
        while (rows.hasNext()) {
            rows.next();
            all++;
        }
        String note = all > table.rows().size() ? reader.texts().get("firstOf", table.rows().size(), all) : "";
        out.write(page(asked, Optional.of(table), List.of(), note).getBytes(StandardCharsets.UTF_8));
    }

    private String page(AskedQuery asked, Optional<Value.Table> table, List<String> faults, String note) {
        SavedQuery query = asked.saved();
        String path = reader.prefix() + PATH + query.name();
        List<Frame.Format> formats = AnswerForm.of(query).stream().filter(form -> form != AnswerForm.HTML)
                .map(form -> new Frame.Format(form.label(), form.mediaType(), address(asked, form))).toList();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("frame", reader.frame(title(query), path + asked.search(), formats));
        parameters.put("description", Arrangement.in(reader.texts().language(), query.descriptions()));
        parameters.put("fields", new ParameterFields(asked, reader).fields());
        parameters.put("examples", query.examples().stream()
                .map(example -> Value.link("?" + example, path + "?" + example)).toList());
        parameters.put("path", path);
        parameters.put("faults", faults);
        parameters.put("table", table);
        parameters.put("note", note);
        parameters.put("query", asked.faults().isEmpty() ? asked.text() : query.body());
        parameters.put("run", path + asked.search() + (asked.search().isEmpty() ? "?" : "&") + "edit=yes");
        return templates.render("query", parameters);
    }

    /** The first rows of the answer that the release keeps, as a table in the reader's language. */
    public Value.Table table(SavedQuery query, int most) {
        return query.read(rows -> new AnswerTable(reader).of(query, title(query), rows, most));
    }
}
