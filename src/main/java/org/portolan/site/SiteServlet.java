package org.portolan.site;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.ReadWrite;
import org.portolan.release.live.FewLast;
import org.portolan.release.answers.QueryRunner;
import org.portolan.release.answers.RefusedQueryException;
import org.portolan.release.folder.History;
import org.portolan.release.live.LiveSource;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.manifest.Program;
import org.portolan.release.manifest.Release;
import org.portolan.release.store.LiveRelease;
import org.portolan.site.api.ApiPages;
import org.portolan.site.changes.ChangesPages;
import org.portolan.site.documents.Documents;
import org.portolan.site.documents.Lists;
import org.portolan.site.http.Exchange;
import org.portolan.site.page.Templates;
import org.portolan.site.queries.QueryPages;
import org.portolan.site.reader.AddressRefusals;
import org.portolan.site.reader.Furnishings;
import org.portolan.site.reader.PlainPages;
import org.portolan.site.reader.Reader;
import org.portolan.site.releases.ReleaseFiles;
import org.portolan.site.releases.ReleasePages;

/** Finds out what a path asks for. Every read of the store stands within one read transaction. */
final class SiteServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_PATH = 2000;
    private static final int OLDER_FURNISHED = 3;
    private static final String PLAIN_PATH = "/[A-Za-z0-9._~!$&'()*+,;=:@/-]*";

    private static final Pattern CITED = Pattern.compile("/releases/(" + Release.ID + ")(/(?:doc|id|queries)/.+)");
    private static final Pattern ENDPOINT = Pattern.compile("/releases/" + Release.ID + "/sparql(?:/all)?");

    private final transient LiveSource live;
    private final transient Optional<String> publicUrl;
    private final transient Templates templates;
    private final transient QueryRunner runner;
    private final transient Map<String, Furnishings> furnished = new ConcurrentHashMap<>();
    private final transient FewLast<List<History.Entry>> entries = new FewLast<>(1);
    private final transient FewLast<Furnishings> older = new FewLast<>(OLDER_FURNISHED);
    private final transient AtomicReference<String> warmed = new AtomicReference<>("");

    SiteServlet(LiveSource live, Program program, Optional<String> publicUrl, QueryRunner runner) {
        this.live = live;
        this.runner = runner;
        this.templates = new Templates(program.build());
        this.publicUrl = publicUrl;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Exchange exchange = new Exchange(request, response);
        String path = request.getRequestURI();
        if (path.equals(templates.stylesheetPath())) {
            exchange.set("Cache-Control", "public, max-age=31536000, immutable");
            exchange.write(HttpServletResponse.SC_OK, "text/css; charset=utf-8", templates.stylesheet());
            exchange.sendBody();
            return;
        }
        Matcher cited = CITED.matcher(path);
        Optional<LiveSource.Lease> lease = cited.matches() && isPlain(path) ? live.lease(cited.group(1))
                : Optional.empty();
        if (lease.isPresent()) {
            readOlder(lease.get(), exchange, reader -> answerCited(cited.group(2), exchange, reader));
        } else {
            read(exchange, reader -> answer(path, exchange, reader));
        }
    }

    /** A query to a release that cannot be asked now, or any more: what is the matter does not depend on the method. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (ENDPOINT.matcher(request.getRequestURI()).matches()) {
            doGet(request, response);
        } else {
            super.doPost(request, response);
        }
    }

    void queryForm(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Exchange exchange = new Exchange(request, response);
        read(exchange, reader -> new PlainPages(reader, exchange, templates).queryForm());
    }

    void refusal(HttpServletRequest request, HttpServletResponse response, RefusedQueryException refused,
            String query) throws IOException {
        Exchange exchange = new Exchange(request, response);
        read(exchange, reader -> new PlainPages(reader, exchange, templates).refused(refused, query));
    }

    /** What is done with a reader's request. */
    @FunctionalInterface
    private interface Work {
        void run(Reader reader) throws IOException;
    }

    /** What was warmed before the last one is forgotten; a reader who still has it waits for it once more. */
    void warm(LiveRelease release) {
        String id = release.release().id();
        release.dataset().begin(ReadWrite.READ);
        try {
            furnished.computeIfAbsent(id, any -> new Furnishings(release, publicUrl)).withdrawn(release);
        } finally {
            release.dataset().end();
        }
        furnished.keySet().retainAll(List.of(id, warmed.getAndSet(id)));
    }

    private void read(Exchange exchange, Work work) throws IOException {
        try (LiveSource.Lease lease = live.lease()) {
            LiveRelease release = lease.live();
            answer(release, exchange, work, "", () -> furnished.computeIfAbsent(release.release().id(),
                    id -> new Furnishings(release, publicUrl)));
        }
        exchange.sendBody();
    }

    /** Reads the release that the address names, with furnishings of its own, of which a few are kept. */
    private void readOlder(LiveSource.Lease lease, Exchange exchange, Work work) throws IOException {
        try (lease) {
            LiveRelease release = lease.live();
            String prefix = "/releases/" + release.release().id();
            answer(release, exchange, work, prefix, () -> older.get(release.release().id(), () ->
                    new Furnishings(release, Optional.of(publicUrl.orElse("").replaceFirst("/$", "") + prefix))));
        }
        exchange.sendBody();
    }

    /**
     * The store is read until the answer is made, not until it is sent. An answer in which something of the address was
     * not heeded is taken back; what is not there, is not there.
     */
    private void answer(LiveRelease release, Exchange exchange, Work work, String prefix,
            Supplier<Furnishings> furnishings) throws IOException {
        release.dataset().begin(ReadWrite.READ);
        try {
            Reader reader =
                    new Reader(release, furnishings.get(), exchange, templates.stylesheetPath(), runner, prefix);
            work.run(reader);
            if (exchange.response().getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
                new AddressRefusals(reader, exchange, templates).refuse();
            }
        } finally {
            release.dataset().end();
        }
        exchange.sendFile();
    }

    /** A document of a release by its name; what else there is of it needs no store. */
    private void answerCited(String path, Exchange exchange, Reader reader) throws IOException {
        Optional<Manifest.File> file = ReleaseFiles.listed(reader.manifest(), path.substring(1));
        if (file.isPresent() && !path.endsWith(QueryPages.QUERY)) {
            new ReleaseFiles(reader, exchange, templates).cite(reader.live().release(), file.get());
        } else if (path.startsWith("/doc/")) {
            new Documents(reader, exchange, templates).thing(path);
        } else if (path.startsWith("/id/")) {
            new Documents(reader, exchange, templates).seeOther(path);
        } else {
            new QueryPages(reader, exchange, templates).answer(path);
        }
    }

    private static boolean isPlain(String path) {
        return path.length() <= LONGEST_PATH && path.matches(PLAIN_PATH) && !path.contains("/../")
                && !path.endsWith("/..");
    }

    private void answer(String path, Exchange exchange, Reader reader) throws IOException {
        PlainPages plain = new PlainPages(reader, exchange, templates);
        Documents documents = new Documents(reader, exchange, templates);
        if (!isPlain(path)) {
            plain.notFound("");
            return;
        }
        String first = path.replaceFirst("^/([^/]*).*$", "$1");
        switch (first) {
            case "" -> new HomePage(reader, exchange, templates).write();
            case "id" -> documents.seeOther(path);
            case "doc" -> documents.thing(path);
            case "list" -> new Lists(reader, exchange, templates).answer(path.replaceFirst("^/list/?", ""));
            case "releases" -> new ReleasePages(reader, exchange, templates, entries).answer(path);
            case "data", "dumps", "context.jsonld", "schemas" ->
                new ReleaseFiles(reader, exchange, templates).answer(path);
            case "queries" -> new QueryPages(reader, exchange, templates).answer(path);
            case "openapi.json" -> new ApiPages(reader, exchange, templates, publicUrl).description();
            case "changes", "changes.json", "changes.atom" ->
                new ChangesPages(reader, exchange, templates, publicUrl, entries).answer(path.replaceFirst("/$", ""));
            case "robots.txt" -> plain.robots(publicUrl);
            case "sitemap.xml" -> plain.siteMap(publicUrl);
            case "about" -> plain.about();
            case ".well-known" -> wellKnown(path, exchange, reader);
            default -> {
                if (path.endsWith(Documents.SVG)) {
                    documents.drawing(path);
                } else {
                    documents.resource(path);
                }
            }
        }
    }

    private void wellKnown(String path, Exchange exchange, Reader reader) throws IOException {
        if (path.equals("/.well-known/void")) {
            exchange.redirect(HttpServletResponse.SC_SEE_OTHER, "/catalog");
        } else if (path.equals("/.well-known/api-catalog")) {
            new ApiPages(reader, exchange, templates, publicUrl).catalog();
        } else {
            new Documents(reader, exchange, templates).resource(path);
        }
    }
}
