package org.portolan.fuseki.protocol;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What a person sees who opens {@code /sparql} in a browser without a query. The method reference {@code
 * servlet::service} is one, if the servlet needs no initialisation.
 */
@FunctionalInterface
public interface QueryPage {
    /** Writes the page; status, media type and {@code Vary} (Accept) are the page's own affair. */
    void write(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException;
}
