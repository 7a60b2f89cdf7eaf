package org.portolan.csvw.tabular;

/**
 * The text between two delimiters.
 *
 * @param text   what is written, without enclosing quotes
 * @param line   line on which it begins, from 1
 * @param column column at which it begins, from 1 in code points
 */
public record Cell(String text, int line, int column) {
}
