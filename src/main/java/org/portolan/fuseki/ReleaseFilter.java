package org.portolan.fuseki;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.release.LiveSource;
import org.portolan.release.Release;

/**
 * {@code /releases/<id>/sparql}: the endpoint of one release, whose answers hold for ever. A release that is not here
 * is left to those who know what became of it.
 */
final class ReleaseFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/releases/(" + Release.ID + ")(/sparql(?:/all)?)");
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
        Optional<LiveSource.Lease> asked = path.matches() ? live.lease(path.group(1)) : Optional.empty();
        if (asked.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try (LiveSource.Lease lease = asked.get()) {
            response.addHeader("Link", "<%s>; rel=\"latest-version\"".formatted(path.group(2)));
            queries.process(request, response, lease.live(), "public, max-age=31536000, immutable");
        }
    }
}
