/**
 * "Metadata Vocabulary for Tabular Data": a JSON document becomes table descriptions in which every rule knows the line
 * and column it was written at, so that a message about a cell can name the rule it breaks.
 *
 * @see <a href="https://www.w3.org/TR/tabular-metadata/">Metadata Vocabulary for Tabular Data</a>
 */
package org.portolan.csvw.metadata;
