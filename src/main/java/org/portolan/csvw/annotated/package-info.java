/**
 * Annotated tables ("Model for Tabular Data", 4): the header of a file is held against its description, each row knows
 * its values and expands the templates of its columns, keys are checked over the group. Rows flow one by one to a
 * {@link org.portolan.csvw.annotated.TableSink}, which makes RDF or JSON of them.
 *
 * @see <a href="https://www.w3.org/TR/tabular-data-model/#annotated-tables">Model for Tabular Data, 4.2</a>
 */
package org.portolan.csvw.annotated;
