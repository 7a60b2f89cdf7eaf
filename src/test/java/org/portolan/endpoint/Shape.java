package org.portolan.endpoint;

import java.util.List;

/**
 * A request that is hostile by its form.
 *
 * @param head     request line and headers without Host and Content-Length, lines parted by {@code |}
 * @param body     what follows
 * @param statuses any of which is right; 0 is a connection that ends without an answer
 */
record Shape(String head, String body, List<Integer> statuses) {
    private static final String NT = "<x:a> <x:b> <x:c> .";
    private static final String FORM = "|Content-Type: application/x-www-form-urlencoded";
    private static final String QUERY = "|Content-Type: application/sparql-query";

    private static Shape of(String head, String body, Integer... statuses) {
        return new Shape(head, body, List.of(statuses));
    }

    /** The bytes; the connection is closed after the answer. */
    String request() {
        int line = head.indexOf('|') < 0 ? head.length() : head.indexOf('|');
        return head.substring(0, line) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                + body.length() + head.substring(line).replace("|", "\r\n") + "\r\n\r\n" + body;
    }

    /** @param url of a server that counts its calls, percent-encoded */
    static List<Shape> all(String url) {
        return List.of(
                of("POST /sparql|Content-Type: application/sparql-update", "LOAD <x:y>", 415),
                of("POST /sparql" + FORM, "update=CLEAR+ALL", 400),
                of("POST /sparql" + FORM, "update=LOAD+%3C" + url + "%3E", 400),
                of("POST /sparql" + FORM, "query=ASK%7B%7D&update=CLEAR+ALL", 400),
                of("POST /sparql?update=CLEAR+ALL" + FORM, "x=y", 400),
                of("GET /sparql?update=LOAD%20%3C" + url + "%3E", "", 400),
                of("POST /sparql" + QUERY, "LOAD <x:y>", 400),
                of("POST /sparql|Content-Type: text/turtle", NT, 415),
                of("POST /sparql?default|Content-Type: text/turtle", NT, 415),
                of("POST /sparql?graph=x:g|Content-Type: text/turtle", NT, 415),
                of("POST /sparql|Content-Type: application/ld+json", "{\"@context\":\"http://127.0.0.1/\"}", 415),
                of("POST /sparql|Content-Type: application/rdf+xml",
                        "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><r>&x;</r>", 415),
                of("POST /sparql|Content-Type: application/xml",
                        "<!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><r>&b;</r>", 415),
                of("POST /sparql|Content-Type: application/trix", "<TriX/>", 415),
                of("POST /sparql|Content-Type: application/trig", NT, 415),
                of("POST /sparql|Content-Type: application/rdf+thrift", "\u0000\u0001", 415),
                of("POST /sparql|Content-Type: multipart/form-data; boundary=x",
                        "--x\r\nContent-Disposition: form-data; name=\"query\"\r\n\r\nASK{}\r\n--x--", 415),
                of("POST /sparql|Content-Type: multipart/form-data; boundary=", "--", 415),
                of("POST /sparql", "ASK {}", 415),
                of("POST /sparql|Content-Type: ;;;", "ASK {}", 415),
                of("PUT /sparql?default|Content-Type: text/turtle", NT, 405),
                of("PUT /sparql|Content-Type: application/n-quads", NT, 405),
                of("DELETE /sparql?default", "", 405),
                of("PATCH /sparql|Content-Type: application/rdf-patch", "TC .", 405),
                of("TRACE /sparql", "", 405, 501, 400),
                of("CONNECT /sparql", "", 400, 405, 501),
                of("PROPFIND /sparql", "", 405, 501),
                of("QUERY /sparql" + QUERY, "LOAD <x:y>", 405, 501, 400),
                of("PUT /sparql/data?default|Content-Type: text/turtle", NT, 404, 405),
                of("POST /sparql/update|Content-Type: application/sparql-update", "CLEAR ALL", 404, 405),
                of("POST /sparql/upload|Content-Type: text/turtle", NT, 404, 405),
                of("POST /sparql/query" + QUERY, "ASK {}", 404, 405),
                of("PUT /data?default|Content-Type: text/turtle", NT, 404, 405),
                of("PUT /graph/ontology|Content-Type: text/turtle", NT, 404, 405),
                of("POST /ds/update|Content-Type: application/sparql-update", "CLEAR ALL", 404, 405),
                of("POST /$/datasets", "dbName=x&dbType=mem", 404, 405),
                of("POST /$/compact/sparql", "", 404, 405),
                of("POST /$/backup/sparql", "", 404, 405),
                of("GET /$/stats", "", 404),
                of("GET /$/server", "", 404),
                of("POST /admin/reload", "", 404, 401, 405),
                of("GET /sparql?default", "", 400),
                of("GET /sparql?graph=" + url, "", 400),
                of("GET /sparql?query=ASK%7B%7D&default-graph-uri=" + url, "", 400),
                of("GET /sparql?query=ASK%7B%7D&named-graph-uri=" + url, "", 400),
                of("GET /sparql?query=ASK%7B%7D&default-graph-uri=file:///etc/passwd", "", 400),
                of("POST /sparql?default-graph-uri=" + url + QUERY, "ASK {}", 400),
                of("POST /sparql" + FORM, "query=ASK%7B%7D&named-graph-uri=" + url, 400),
                of("GET /sparql?query-ref=" + url, "", 400, 200),
                of("GET /sparql?query=ASK%7B%7D&stylesheet=" + url + "&format=xml", "", 200),
                of("GET /sparql?query=ASK%7B%7D&callback=alert&format=json", "", 200),
                of("GET /sparql?query=ASK%7B%7D&timeout=999999999", "", 200),
                of("GET /sparql?query=ASK%7B%7D&query=ASK%7B%7D", "", 400),
                of("GET /sparql?query=%FF%FE", "", 400),
                of("GET /sparql?query=%", "", 400),
                of("GET /sparql?query=" + "x".repeat(20_000), "", 414, 431, 0),
                of("GET /sparql?query=ASK%7B%7D|X-Long: " + "x".repeat(40_000), "", 431, 0),
                of("GET /sparql?query=ASK%7B%7D|Accept: " + "a/b,".repeat(2_000) + "a/b", "", 406),
                of("GET /sparql?query=ASK%7B%7D|Accept: " + "(".repeat(4_000), "", 200, 406),
                of("GET /sparql?query=ASK%7B%7D|Accept-Encoding: " + "gzip,".repeat(2_000) + "x", "", 200),
                of("GET /sparql?query=ASK%7B%7D|Range: bytes=" + "0-0,".repeat(2_000) + "0-1", "", 200),
                of("POST /sparql" + QUERY + "|Content-Encoding: gzip", "ASK {}", 200, 400, 415),
                of("POST /sparql" + QUERY + "; charset=utf-16", "\u00fe\u00ffASK", 400, 415),
                of("POST /sparql" + QUERY, "\u00ff\u00fe", 400),
                of("GET /sparql/../../../etc/passwd", "", 400, 404),
                of("GET /sparql%2f..%2f..%2fetc/passwd", "", 400, 404),
                of("GET /sparql;jsessionid=1?query=ASK%7B%7D", "", 400, 404, 200),
                of("GET //sparql?query=ASK%7B%7D", "", 400, 404));
    }
}
