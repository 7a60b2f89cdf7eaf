/**
 * Queries that a release answers: the rows as JSON and XML, graphs in each format, the answers that are kept in it,
 * and the interface by which pages ask whoever serves it.
 */
package org.portolan.release.answers;
