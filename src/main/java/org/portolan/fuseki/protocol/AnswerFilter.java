package org.portolan.fuseki.protocol;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.io.EofException;

/**
 * Breaks the connection of an answer that failed after its first bytes had gone out, so that no client takes the part
 * for the whole: the last chunk is missing (RFC 9112, 8). Fuseki swallows every exception, so the failure comes as an
 * attribute.
 */
public final class AnswerFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String BROKEN = AnswerFilter.class.getName() + ".broken";

    /** Marks the answer as one that cannot be finished. */
    public static void breakOff(ServletRequest request, String why) {
        request.setAttribute(BROKEN, why);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        if (request.getAttribute(BROKEN) instanceof String why) {
            throw new EofException("answer broken off: " + why);
        }
    }
}
