package org.portolan.site.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.portolan.negotiation.EntityTags;

/**
 * One request and its answer. HEAD is answered as GET without the body, which the servlet container sees to. A body is
 * sent when it is asked to, so that whoever reads slowly holds neither the store nor the release.
 */
public final class Exchange {
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private Sending file = () -> { };
    private Sending body = () -> { };

    /** Sends a body. */
    @FunctionalInterface
    public interface Sending {
        /** Writes all of it to the client. */
        void send() throws IOException;
    }

    public Exchange(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    public HttpServletRequest request() {
        return request;
    }

    public HttpServletResponse response() {
        return response;
    }

    /** The first header of the name; empty if there is none. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    /** The first parameter of the name, decoded; empty if there is none. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(request.getParameter(name));
    }

    /** Scheme and host under which readers reach the site: what is said to be its address, or else as they asked. */
    public String origin(Optional<String> publicUrl) {
        return publicUrl.map(url -> url.replaceFirst("/$", ""))
                .orElse(request.getScheme() + "://" + request.getHeader("Host"));
    }

    /**
     * Says that the answer never changes, since it is that of one release, and where the current release's is (RFC
     * 8246, 5829).
     */
    public void cacheForEver(String current) {
        set("Cache-Control", "public, max-age=31536000, immutable");
        add("Link", "<%s>; rel=\"latest-version\"".formatted(current));
    }

    /** Sets a header of the answer in place of others of its name. */
    public void set(String name, String value) {
        response.setHeader(name, value);
    }

    /** Adds a header to the answer beside others of its name. */
    public void add(String name, String value) {
        response.addHeader(name, value);
    }

    /**
     * Leads elsewhere, with the language that the reader asks for.
     *
     * @param status from 301 to 308
     * @param location absolute or beginning with a slash, encoded
     */
    public void redirect(int status, String location) {
        response.setStatus(status);
        response.setHeader("Location", location + parameter(AddressParameters.LANGUAGE)
                .filter(tag -> tag.matches("[A-Za-z0-9-]+"))
                .map(tag -> "?" + AddressParameters.LANGUAGE + "=" + tag).orElse(""));
    }

    /**
     * Tags the answer, unless there is none but 304, since the reader has this representation (RFC 9110, 13.1.2). What
     * {@code If-Match} demands is compared by the server, which knows the coding.
     */
    public boolean isKnown(String tag) {
        String strong = "\"" + tag + "\"";
        set("ETag", strong);
        boolean known = EntityTags.of(request.getHeaders("If-None-Match")).filter(tags -> tags.know(strong))
                .isPresent();
        if (known) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        }
        return known;
    }

    /** Answers with bytes; they are sent once lease and transaction have been given back. */
    public void write(int status, String contentType, byte[] bytes) {
        response.setStatus(status);
        response.setHeader("Content-Type", contentType);
        response.setContentLengthLong(bytes.length);
        file = () -> { };
        body = () -> response.getOutputStream().write(bytes);
    }

    /** The same with a text in UTF-8. */
    public void write(int status, String contentType, String text) {
        write(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers with what is made now and sent as far as it is held. */
    public void write(HeldBody held) {
        body = held::finish;
    }

    /** Answers with a file of the release. */
    public void write(Sending release) {
        file = release;
    }

    /** Answers with a file that is there as long as somebody reads it, whatever becomes of its release. */
    public void writeUnheld(Sending open) {
        body = open;
    }

    /** Sends the file, if the answer is one: the release must be there until its end, its store need not. */
    public void sendFile() throws IOException {
        file.send();
    }

    /** Sends what is in memory. */
    public void sendBody() throws IOException {
        body.send();
    }
}
