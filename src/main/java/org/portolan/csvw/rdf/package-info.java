/**
 * "Generating RDF from Tabular Data on the Web": annotated rows become statements, in minimal or standard mode, handed
 * one by one to a {@link org.portolan.csvw.StatementSink}.
 *
 * @see <a href="https://www.w3.org/TR/csv2rdf/">Generating RDF from Tabular Data on the Web</a>
 */
package org.portolan.csvw.rdf;
