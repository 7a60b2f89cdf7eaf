package org.portolan.fuseki.protocol;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Set;

/** Leaves out the headers in which Fuseki tells its name and version, and how many requests there were before. */
public final class BannerFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> LEFT_OUT = Set.of("Server", "Fuseki-Request-Id");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public void setHeader(String name, String value) {
                if (!LEFT_OUT.contains(name)) {
                    super.setHeader(name, value);
                }
            }
        });
    }
}
