/**
 * "Model for Tabular Data": bytes become rows of cells that know line and column, and the text of a cell becomes values
 * of its datatype. Rows flow one by one; nothing here holds a table.
 *
 * @see <a href="https://www.w3.org/TR/tabular-data-model/">Model for Tabular Data and Metadata on the Web</a>
 */
package org.portolan.csvw.tabular;
