package org.portolan.fuseki.protocol;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.QuietException;
import org.portolan.fuseki.watch.FailureLog;
import org.slf4j.LoggerFactory;

/**
 * Breaks the connection of an answer that failed after its first bytes had gone out, so that no client takes the part
 * for the whole: the last chunk is missing (RFC 9112, 8). Fuseki swallows every exception, so the failure comes as an
 * attribute. What a servlet throws before that is answered with 500, and told in the log with its trace the first time
 * only.
 */
public final class AnswerFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String BROKEN = AnswerFilter.class.getName() + ".broken";

    private final transient FailureLog failures = new FailureLog(LoggerFactory.getLogger(AnswerFilter.class));

    /** Marks the answer as one that cannot be finished. */
    public static void breakOff(ServletRequest request, String why) {
        request.setAttribute(BROKEN, why);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | StackOverflowError e) {
            if (isOfTheClient(e)) {
                throw e;
            }
            failures.tell("an answer", e);
            if (response.isCommitted()) {
                throw new EofException(e);
            }
            response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
        if (request.getAttribute(BROKEN) instanceof String why) {
            throw new EofException("answer broken off: " + why);
        }
    }

    /** A request that cannot be read, or a client who has gone: Jetty knows what to do. */
    private static boolean isOfTheClient(Throwable e) {
        return FailureLog.causes(e)
                .anyMatch(cause -> cause instanceof HttpException || cause instanceof QuietException);
    }
}
