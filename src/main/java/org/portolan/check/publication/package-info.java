/**
 * What is published, as it lies in the two folders.
 *
 * <p>In: {@code data/} and {@code ontology/}. Out: a {@link org.portolan.check.publication.Publication}, with the
 * {@linkplain org.portolan.check.publication.Ontology ontology}, each statement of which knows the line that it stands
 * in, the description of the dataset, and the tables that the metadata names.
 */
package org.portolan.check.publication;
