package org.portolan.site;

import jakarta.servlet.http.HttpServlet;
import java.util.Map;
import java.util.Optional;
import org.portolan.release.answers.QueryRunner;
import org.portolan.release.live.LiveSource;
import org.portolan.release.manifest.Program;
import org.portolan.release.store.LiveRelease;

/**
 * The pages of a publication. Thread-safe.
 *
 * <pre>{@code
 * Site site = new Site(live, Program.running(), Optional.empty(), queries);
 * site.servlets().forEach((path, servlet) -> context.addServlet(new ServletHolder(servlet), path));
 * }</pre>
 */
public final class Site {
    private final SiteServlet servlet;

    /**
     * The pages of the release that is live.
     *
     * @param live      gives out the release that is live, once for each request
     * @param program   the program that makes the pages: what it changes is no page that a reader knows already
     * @param publicUrl address under which readers reach the site, for the site map and the context of JSON-LD;
     *                  empty: as they asked
     * @param runner    asks the saved queries with the values that readers give for their parameters
     */
    public Site(LiveSource live, Program program, Optional<String> publicUrl, QueryRunner runner) {
        this.servlet = new SiteServlet(live, program, publicUrl, runner);
    }

    /** The servlets by path specification (Jakarta Servlet 6.0, 12.2). */
    public Map<String, HttpServlet> servlets() {
        return Map.of("/*", servlet);
    }

    /** Reads of a release what all of its pages need, so that its first reader does not wait for it. */
    public void warm(LiveRelease live) {
        servlet.warm(live);
    }

    /** The page for a browser that opens the SPARQL endpoint without a query. */
    public QueryForm queryPage() {
        return servlet::queryForm;
    }

    /** The page for a browser whose query at the SPARQL endpoint is refused. */
    public RefusedQuery refusalPage() {
        return servlet::refusal;
    }

    /** Tells a browser at the SPARQL endpoint why there is no result. */
    @FunctionalInterface
    public interface RefusedQuery {
        /** Writes the page. */
        void service(jakarta.servlet.http.HttpServletRequest request, jakarta.servlet.http.HttpServletResponse response,
                org.portolan.release.answers.RefusedQueryException refused, String query) throws java.io.IOException;
    }

    /** Answers a browser at the SPARQL endpoint. */
    @FunctionalInterface
    public interface QueryForm {
        /** Writes the page. */
        void service(jakarta.servlet.http.HttpServletRequest request, jakarta.servlet.http.HttpServletResponse response)
                throws java.io.IOException;
    }
}
