/**
 * Files that a spreadsheet has opened and saved again: recognised by their description, told in one problem, repaired
 * where that is unambiguous. In come a table's description and its file; out go a problem and the repaired file.
 *
 * <p>Spreadsheets write what their user's locale says (semicolons, decimal commas, {@code 15.11.2023}, windows-1252)
 * and drop what looks like decoration of a number (the zeros of {@code 01001000}, the digits of {@code 3E+06}).
 */
package org.portolan.csvw.spreadsheet;
