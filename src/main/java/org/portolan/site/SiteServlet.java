package org.portolan.site;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.jena.query.ReadWrite;
import org.portolan.release.LiveRelease;
import org.portolan.release.LiveSource;
import org.portolan.release.Program;
import org.portolan.release.QueryRunner;

/** Finds out what a path asks for. Every read of the store stands within one read transaction. */
final class SiteServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_PATH = 2000;
    private static final String PLAIN_PATH = "/[A-Za-z0-9._~!$&'()*+,;=:@/-]*";

    private final transient LiveSource live;
    private final transient Optional<String> publicUrl;
    private final transient Pages pages;
    private final transient QueryRunner runner;
    private final transient Map<String, Furnishings> furnished = new ConcurrentHashMap<>();
    private final transient AtomicReference<String> warmed = new AtomicReference<>("");

    SiteServlet(LiveSource live, Program program, Optional<String> publicUrl, QueryRunner runner) {
        this.live = live;
        this.runner = runner;
        this.pages = new Pages(program.build());
        this.publicUrl = publicUrl;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Exchange exchange = new Exchange(request, response);
        String path = request.getRequestURI();
        if (path.equals(pages.stylesheetPath())) {
            exchange.set("Cache-Control", "public, max-age=31536000, immutable");
            exchange.write(HttpServletResponse.SC_OK, "text/css; charset=utf-8", pages.stylesheet());
            return;
        }
        read(exchange, reader -> answer(path, exchange, reader));
    }

    void queryForm(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Exchange exchange = new Exchange(request, response);
        read(exchange, reader -> new PlainPages(reader, exchange, pages).queryForm());
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
            furnished.computeIfAbsent(id, any -> new Furnishings(release, publicUrl));
        } finally {
            release.dataset().end();
        }
        furnished.keySet().retainAll(List.of(id, warmed.getAndSet(id)));
    }

    private void read(Exchange exchange, Work work) throws IOException {
        try (LiveSource.Lease lease = live.lease()) {
            LiveRelease release = lease.live();
            release.dataset().begin(ReadWrite.READ);
            try {
                Furnishings here = furnished.computeIfAbsent(release.release().id(),
                        id -> new Furnishings(release, publicUrl));
                work.run(new Reader(release, here, exchange, pages.stylesheetPath(), runner));
            } finally {
                release.dataset().end();
            }
        }
    }

    private void answer(String path, Exchange exchange, Reader reader) throws IOException {
        PlainPages plain = new PlainPages(reader, exchange, pages);
        Documents documents = new Documents(reader, exchange, pages);
        if (path.length() > LONGEST_PATH || !path.matches(PLAIN_PATH) || path.contains("/../")
                || path.endsWith("/..")) {
            plain.notFound("");
            return;
        }
        String first = path.replaceFirst("^/([^/]*).*$", "$1");
        switch (first) {
            case "" -> documents.home();
            case "id" -> documents.seeOther(path);
            case "doc" -> documents.thing(path);
            case "list" -> documents.list(path.replaceFirst("^/list/?", ""));
            case "releases", "data", "dumps", "context.jsonld", "schemas" ->
                new Files(reader, exchange, pages).answer(path);
            case "queries" -> new QueryPages(reader, exchange, pages).answer(path);
            case "openapi.json" -> new ApiPages(reader, exchange, pages, publicUrl).description();
            case "robots.txt" -> plain.robots();
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
            new ApiPages(reader, exchange, pages, publicUrl).catalog();
        } else {
            new Documents(reader, exchange, pages).resource(path);
        }
    }
}
