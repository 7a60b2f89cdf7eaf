/**
 * What is wrong with the graph, at the cell that said it.
 *
 * <p>In: the statements read back by Jena, shapes, rules, and the terms that are declared. Out: {@linkplain
 * org.portolan.check.findings.Finding findings}, each of which hears the tables once more to learn {@linkplain
 * org.portolan.check.findings.Sayings who said} the statements in question.
 */
package org.portolan.check.findings;
