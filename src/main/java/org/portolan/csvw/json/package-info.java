/**
 * "Generating JSON from Tabular Data on the Web": annotated rows become JSON objects, in minimal or standard mode,
 * written one by one.
 *
 * @see <a href="https://www.w3.org/TR/csv2json/">Generating JSON from Tabular Data on the Web</a>
 */
package org.portolan.csvw.json;
