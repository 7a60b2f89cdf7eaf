package org.portolan.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One request and its answer. HEAD is answered as GET without the body, which the servlet container sees to. */
final class Exchange {
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    Exchange(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    HttpServletRequest request() {
        return request;
    }

    HttpServletResponse response() {
        return response;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(request.getParameter(name));
    }

    /** Scheme and host under which readers reach the site: what is said to be its address, or else as they asked. */
    String origin(Optional<String> publicUrl) {
        return publicUrl.map(url -> url.replaceFirst("/$", ""))
                .orElse(request.getScheme() + "://" + request.getHeader("Host"));
    }

    /**
     * Says that the answer never changes, since it is that of one release, and where the current release's is (RFC
     * 8246, 5829).
     */
    void cacheForEver(String current) {
        set("Cache-Control", "public, max-age=31536000, immutable");
        add("Link", "<%s>; rel=\"latest-version\"".formatted(current));
    }

    void set(String name, String value) {
        response.setHeader(name, value);
    }

    void add(String name, String value) {
        response.addHeader(name, value);
    }

    void redirect(int status, String location) {
        response.setStatus(status);
        response.setHeader("Location", location);
    }

    /** Answers 304 if the reader has this representation already; otherwise tags the answer. */
    boolean isKnown(String tag) {
        return isKnown(tag, "");
    }

    /** The same for a representation that says the same each time, but not in the same bytes (RFC 9110, 8.8.1). */
    boolean isKnownInOtherBytes(String tag) {
        return isKnown(tag, "W/");
    }

    private boolean isKnown(String tag, String weakness) {
        set("ETag", weakness + "\"" + tag + "\"");
        boolean known = header("If-None-Match")
                .filter(tags -> tags.contains("\"" + tag + "\"") || tags.strip().equals("*")).isPresent();
        if (known) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        }
        return known;
    }

    void write(int status, String contentType, byte[] body) throws IOException {
        response.setStatus(status);
        response.setHeader("Content-Type", contentType);
        response.setContentLengthLong(body.length);
        response.getOutputStream().write(body);
    }

    void write(int status, String contentType, String body) throws IOException {
        write(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }
}
