/**
 * Content negotiation, the same for pages and for results of queries.
 *
 * <p>In: what a client says it accepts, and what there is. Out: what it gets, by <a
 * href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5">RFC 9110, 12.5</a>, or the {@linkplain
 * org.portolan.negotiation.Fault fault} why it gets nothing, with who is told of it in JSON.
 */
package org.portolan.negotiation;
