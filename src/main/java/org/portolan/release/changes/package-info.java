/**
 * What changed between two releases.
 *
 * <p>In: the sorted lines of two dumps (N-Quads, each line once, in the order of their bytes). Out: the lines that one
 * has and the other has not, as <a href="https://afs.github.io/rdf-delta/rdf-patch.html">RDF Patch</a>, and {@link
 * org.portolan.release.changes.Changes}: counts and the first changed things, with the statements that name what they
 * speak of, so that they can be told in words when the releases themselves are gone. The dumps are merged as they
 * stream by; what is held in memory does not grow with them.
 */
package org.portolan.release.changes;
