/**
 * Content negotiation, the same for pages and for results of queries.
 *
 * <p>In: what a client says it accepts, and what there is. Out: what it gets, by <a
 * href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5">RFC 9110, 12.5</a>.
 */
package org.portolan.negotiation;
