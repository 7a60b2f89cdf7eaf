package org.portolan.fuseki;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.negotiation.Fault;
import org.portolan.release.LiveSource;
import org.portolan.release.Release;
import org.portolan.release.ReleaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /releases/<id>/sparql}: the endpoint of one release, whose answers hold for ever. A release that is not here
 * is left to those who know what became of it; of one that is damaged, the readers of whatever there is of it below
 * {@code /releases/<id>/} are told so.
 */
final class ReleaseFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ReleaseFilter.class);
    private static final Pattern PATH = Pattern.compile("/releases/(" + Release.ID + ")(/.*)");
    private static final String ENDPOINT = "/sparql(/all)?";
    /** What was said of the answer that there is not. */
    private static final List<String> OF_THE_ANSWER = List.of("ETag", "Link", "Content-Disposition",
            "Content-Location", "Content-Language", "Last-Modified");

    private final transient LiveSource live;
    private final transient QueryService queries;

    ReleaseFilter(LiveSource live, QueryService queries) {
        this.live = live;
        this.queries = queries;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Matcher path = PATH.matcher(request.getRequestURI());
        if (!path.matches()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            answer(path, request, response, chain);
        } catch (ReleaseException fault) {
            if (response.isCommitted()) {
                throw fault; // the connection breaks, for a part is no answer
            }
            LOG.warn("{}", fault.getMessage());
            OF_THE_ANSWER.forEach(name -> response.setHeader(name, null));
            response.setContentType(null);
            ErrorAnswer.write(request, response, new Refusal(Fault.UNREADABLE, told(path.group(1), fault)));
        }
    }

    private void answer(Matcher path, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<LiveSource.Lease> asked = path.group(2).matches(ENDPOINT) ? live.lease(path.group(1))
                : Optional.empty();
        if (asked.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try (LiveSource.Lease lease = asked.get()) {
            response.addHeader("Link", "<%s>; rel=\"latest-version\"".formatted(path.group(2)));
            queries.process(request, response, lease.live(), "public, max-age=31536000, immutable");
        }
    }

    /** The file is named, but not where it lies on this machine. */
    private static String told(String id, ReleaseException fault) {
        Matcher file = Pattern.compile("/" + id + "/([^:]+): ").matcher(fault.getMessage());
        String what = file.find() ? ": " + file.group(1) + " is not what was released, or cannot be read" : "";
        return "Release %s is damaged%s. This is written in the server's log. The current release is not concerned."
                .formatted(id, what);
    }
}
