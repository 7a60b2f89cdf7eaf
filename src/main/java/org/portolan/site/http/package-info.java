/**
 * A request and its answer over HTTP: headers, tags, forms of a document, parts of what is too much for one answer, and
 * problems (RFC 9110, RFC 9457).
 */
package org.portolan.site.http;
