package org.portolan.release.answers;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.exec.RowSet;
import org.portolan.release.store.LiveRelease;

/**
 * Asks a release, within the limits of whoever serves it. So pages can ask queries without knowing the endpoint, which
 * gives them the same guard, the same places and the same time as a stranger's query. Thread-safe.
 */
public interface QueryRunner {
    /**
     * Runs a SELECT and answers a reader with its rows, while they come if there are many.
     *
     * @param live     what is asked; the caller has leased it, and may be in a read transaction of it
     * @param query    what is asked
     * @param request  of the reader, who has his share of the places as at the endpoint
     * @param response where the answer goes, with the headers that the caller gave it; its beginning is held back, so
     *                 that a query that fails early leaves it untouched
     * @param writer   writes the rows
     * @throws RefusedQueryException if the query gets no answer
     */
    void run(LiveRelease live, Query query, HttpServletRequest request, HttpServletResponse response,
            RowsWriter writer) throws IOException;

    /** Writes an answer. */
    @FunctionalInterface
    interface RowsWriter {
        /** Writes rows, which are read once, to where they shall go. */
        void write(RowSet rows, OutputStream out) throws IOException;
    }
}
