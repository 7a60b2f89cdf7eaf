/**
 * The tables as statements, and which row and cell said each.
 *
 * <p>In: a publication. Out: the graph as N-Triples, the {@linkplain org.portolan.check.conversion.RowOrigins origin}
 * of each row, and whether all rows were {@linkplain org.portolan.check.conversion.Heard read}. A second run,
 * listening, finds the cells that a fault stands in.
 */
package org.portolan.check.conversion;
