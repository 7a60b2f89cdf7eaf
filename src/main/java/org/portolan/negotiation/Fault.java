package org.portolan.negotiation;

/**
 * Why a request got no result: the last part of the problem's type (<a
 * href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>), its status and its short title. Each is told of in
 * {@code docs/api.md}.
 */
public enum Fault {
    SYNTAX("syntax", 400, "The query is not SPARQL 1.1"),
    NOT_ALLOWED("not-allowed", 400, "The query asks for something that this endpoint does not do"),
    UPDATE("update", 400, "This endpoint answers queries only"),
    BAD_REQUEST("bad-request", 400, "The request is not one of the SPARQL protocol"),
    METHOD("method", 405, "The method is not allowed"),
    PARAMETER("parameter", 400, "A parameter is wrong"),
    BROKEN_BODY("broken-body", 400, "The body of the request is broken"),
    NOT_ACCEPTABLE("not-acceptable", 406, "The result has none of the formats asked for"),
    SLOW_BODY("slow-body", 408, "The body of the request did not come in time"),
    SLOW_READER("slow-reader", 408, "The result was not read in time"),
    KNOWN("known", 412, "The client has the answer already"),
    CHANGED("changed", 412, "The answer has changed"),
    TOO_LONG("too-long", 413, "The query is too long"),
    TOO_LARGE("too-large", 413, "The result is too large"),
    TOO_MUCH("too-much", 413, "The query needs too much"),
    MEDIA_TYPE("media-type", 415, "The body is not a query"),
    SHARE("share", 429, "This client's share is used up"),
    CLIENT_LEFT("client-left", 499, "The client has gone"),
    FAILED("failed", 500, "The server failed"),
    UNREADABLE("unreadable", 503, "The release cannot be read"),
    FULL("full", 503, "The server is busy"),
    OUT_OF_TIME("out-of-time", 504, "The query ran out of time");

    private static final String TYPES = "https://w3id.org/portolan/query-problem#";
    private final String id;
    private final int status;
    private final String title;

    Fault(String id, int status, String title) {
        this.id = id;
        this.status = status;
        this.title = title;
    }

    /** The last part of the type. */
    public String id() {
        return id;
    }

    /** The IRI of the type. */
    public String type() {
        return TYPES + id;
    }

    /** The status of HTTP. */
    public int status() {
        return status;
    }

    /** A sentence without its full stop. */
    public String title() {
        return title;
    }
}
