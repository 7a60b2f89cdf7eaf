/**
 * How a query that may run is run: whose turn it is, under which clock and budget, whether its client is still there,
 * and in which form its answer is held back until it is whole or too long to hold. {@link
 * org.portolan.fuseki.execution.GuardedQueries} is the way in, for the endpoint and for pages alike.
 */
package org.portolan.fuseki.execution;
