package org.portolan.csvw;

/**
 * What a conversion did.
 *
 * @param tables     number of tables read
 * @param rows       number of rows of data read
 * @param statements number of statements handed on
 */
public record ConversionSummary(int tables, long rows, long statements) {
}
