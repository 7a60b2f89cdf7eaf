package org.portolan.fuseki.protocol;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.portolan.release.answers.RefusedQueryException;

/** What a person sees in a browser whose query got no answer: why, where, and the query to be mended. */
@FunctionalInterface
public interface RefusalPage {
    /**
     * Writes the page with the refusal's status; media type and {@code Vary} (Accept) are the page's own affair.
     *
     * @param query as it came
     */
    void write(HttpServletRequest request, HttpServletResponse response, RefusedQueryException refused, String query)
            throws IOException;
}
