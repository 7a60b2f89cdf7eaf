/**
 * The web server with the SPARQL endpoint.
 *
 * <p>In: a supplier of the {@linkplain org.portolan.release.store.LiveRelease release that is live}, and whatever else
 * is to be served, as values: {@link org.portolan.fuseki.Route servlets} and a {@link
 * org.portolan.fuseki.protocol.QueryPage page} for people who open the endpoint in a browser. Out: Fuseki's own Jetty
 * on one port, with {@code /sparql} (<a href="https://www.w3.org/TR/sparql11-protocol/">SPARQL 1.1 Protocol</a>,
 * queries only, and <a href="https://www.w3.org/TR/sparql11-service-description/">Service Description</a>), {@code
 * /limits}, {@code /health/live}, {@code /health/ready}, {@code /metrics} and {@code /admin}; and {@link
 * org.portolan.fuseki.execution.GuardedQueries}, by which pages ask queries as strangers do.
 *
 * <p>Strangers write the queries, so each is parsed as plain SPARQL 1.1 and searched for what could leave the process
 * before anything of it runs; what passes runs in a context in which these things are switched off as well. Jena's
 * dispatch and engine are used, its answers are not: Fuseki ends a query that ran out of time with a comment within a
 * result of status 200, whereas here a result is whole or it is an error.
 *
 * <p>This package is the front door, {@link org.portolan.fuseki.SparqlServer}, with what it alone needs. None of the
 * packages below knows it; they import one another in one direction. One of them it does not lead to: {@link
 * org.portolan.fuseki.publish} brings a release to servers that are not this one.
 */
package org.portolan.fuseki;
