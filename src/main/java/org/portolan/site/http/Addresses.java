package org.portolan.site.http;

/** Where the description of the API is, and of what media type that and the schemas are: all pages may lead there. */
public final class Addresses {
    /** Where the description of the API is. */
    public static final String API = "/openapi.json";
    /** The media type of a description by the OpenAPI Specification. */
    public static final String API_TYPE = "application/vnd.oai.openapi+json;version=3.1";
    /** How pages lead there (RFC 8631, 4). */
    public static final String API_LINK = "<" + API + ">; rel=\"service-desc\"; type=\"" + API_TYPE + "\"";
    /** The media type of JSON Schema. */
    public static final String SCHEMA_TYPE = "application/schema+json";

    private Addresses() {
    }
}
