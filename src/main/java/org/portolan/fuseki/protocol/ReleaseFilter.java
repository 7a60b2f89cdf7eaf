package org.portolan.fuseki.protocol;

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
import org.portolan.fuseki.guard.Refusal;
import org.portolan.negotiation.Fault;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.live.LiveSource;
import org.portolan.release.manifest.Release;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /releases/<id>/sparql}: the endpoint of one release, whose answers hold for ever. A release that is not here
 * is left to those who know what became of it; of one that is damaged, the readers of whatever there is of it are told
 * so, here and at every other address.
 */
public final class ReleaseFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ReleaseFilter.class);
    private static final Pattern PATH = Pattern.compile("/releases/(" + Release.ID + ")(/.*)");
    private static final Pattern FILE = Pattern.compile("/(" + Release.ID + ")(?:/([^:]+))?: ");
    private static final String ENDPOINT = "/sparql(/all)?";
    /** What was said of the answer that there is not. */
    private static final List<String> OF_THE_ANSWER = List.of("ETag", "Link", "Content-Disposition",
            "Content-Location", "Content-Language", "Last-Modified");

    private final transient LiveSource live;
    private final transient QueryService queries;

    public ReleaseFilter(LiveSource live, QueryService queries) {
        this.live = live;
        this.queries = queries;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Matcher path = PATH.matcher(request.getRequestURI());
        boolean isCited = path.matches();
        try {
            if (isCited) {
                answer(path, request, response, chain);
            } else {
                chain.doFilter(request, response);
            }
        } catch (ReleaseException fault) {
            if (response.isCommitted()) {
                throw fault; // the connection breaks, for a part is no answer
            }
            LOG.warn("{}", fault.getMessage());
            OF_THE_ANSWER.forEach(name -> response.setHeader(name, null));
            response.setContentType(null);
            ErrorAnswer.write(request, response, new Refusal(Fault.UNREADABLE, told(isCited, fault)));
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
    private static String told(boolean isCited, ReleaseException fault) {
        Matcher file = FILE.matcher(fault.getMessage());
        String damage = !file.find() ? "The release is damaged" : "Release %s is damaged".formatted(file.group(1))
                + Optional.ofNullable(file.group(2)).map(": %s is not what was released, or cannot be read"::formatted)
                        .orElse("");
        return damage + ". This is written in the server's log."
                + (isCited ? " Other releases are not concerned." : "");
    }
}
