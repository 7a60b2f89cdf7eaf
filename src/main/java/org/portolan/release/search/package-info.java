/**
 * Full-text search in the literals of a release: an index on Lucene that is written once and only read afterwards.
 * Knows nothing of releases; {@code release} decides when the index is made.
 */
package org.portolan.release.search;
