/**
 * Publishing a release to another SPARQL server.
 *
 * <p>In: a {@link org.portolan.release.manifest.Release}, the addresses of the server and the credentials for it. Out:
 * the server's graphs are those of the release. Graphs travel by the <a
 * href="https://www.w3.org/TR/sparql11-http-rdf-update/">SPARQL 1.1 Graph Store HTTP Protocol</a>, each into a graph
 * beside the one that readers see; what arrived is counted and compared by <a
 * href="https://www.w3.org/TR/sparql11-query/">queries</a>; then one <a
 * href="https://www.w3.org/TR/sparql11-update/#move">update</a> puts all in their places. So readers never see half of
 * a release, whatever breaks. {@link org.portolan.fuseki.publish.Publisher} is the way in.
 *
 * <p>Faults are those of the other server and the way to it, hence exceptions: {@link
 * org.portolan.fuseki.publish.PublishException}, whose message begins with the address. Beside {@link
 * org.portolan.release.remote}, which only asks, this is the only package that calls other machines.
 */
package org.portolan.fuseki.publish;
