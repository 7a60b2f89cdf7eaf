/**
 * Pages and documents: each thing of the live release under its own address, in the form and language that the reader
 * asks for.
 *
 * <p>In: the {@linkplain org.portolan.release.store.LiveRelease live release}, and a {@link
 * org.portolan.release.answers.QueryRunner}. Out: servlets by path. The page of a thing is built from bounded look-ups
 * by subject and object, never by SPARQL, so its cost does not grow with the data; that of a saved query shows the
 * answer that the release keeps, or asks the runner if the reader gives values for its parameters. What a page shows,
 * in which order and by which name is read from the ontology graph of the release: the shapes and the {@code site:}
 * description.
 *
 * <p>This package is the front door. It leads a path to one of the packages below, none of which knows it; they import
 * one another in one direction.
 *
 * @see <a href="https://www.w3.org/TR/cooluris/">Cool URIs for the Semantic Web</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12">RFC 9110, Content Negotiation</a>
 */
package org.portolan.site;
