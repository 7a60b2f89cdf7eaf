/**
 * Statements as files that readers download: lines in one order, the dumps of a release in each format, and one graph
 * of them read in constant memory.
 */
package org.portolan.release.dumps;
