/**
 * Whether the input can be published, and if not, everything that stands in the way.
 *
 * <p>In: a {@link org.portolan.check.publication.Publication}, the folders {@code data/} and {@code ontology/}. Out: a
 * {@link org.portolan.check.CheckedPublication}, the graph as N-Triples with the origin of each row; or problems. The
 * tables are converted by the {@code csvw} stage (RDF4J writes), read back by Jena (each stack proves the other right),
 * validated against the shapes (<a href="https://www.w3.org/TR/shacl/">SHACL</a>) and searched for IRIs that nothing
 * describes. What a shape finds is shown at the cell of the table that said it: the conversion is run once more,
 * listening for the statements in question, and only when there is something to find.
 *
 * <p>This package is the front door, {@link org.portolan.check.Checker}, with what it alone needs. None of the packages
 * below knows it; they import one another in one direction.
 */
package org.portolan.check;
