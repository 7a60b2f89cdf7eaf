package org.portolan.fuseki;

/** Why a request got no result: the last part of the problem's type, its status and its short title. */
enum Fault {
    SYNTAX("syntax", 400, "The query is not SPARQL 1.1"),
    NOT_ALLOWED("not-allowed", 400, "The query asks for something that this endpoint does not do"),
    UPDATE("update", 400, "This endpoint answers queries only"),
    BAD_REQUEST("bad-request", 400, "The request is not one of the SPARQL protocol"),
    METHOD("method", 405, "The method is not allowed"),
    NOT_ACCEPTABLE("not-acceptable", 406, "The result has none of the formats asked for"),
    TOO_LONG("too-long", 413, "The query is too long"),
    TOO_LARGE("too-large", 413, "The result is too large"),
    TOO_MUCH("too-much", 413, "The query needs too much"),
    MEDIA_TYPE("media-type", 415, "The body is not a query"),
    SHARE("share", 429, "This client's share is used up"),
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
    String id() {
        return id;
    }

    String type() {
        return TYPES + id;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }
}
