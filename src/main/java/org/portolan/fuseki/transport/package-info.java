/**
 * How bytes come to the server and leave it, before anything looks at what they ask for.
 *
 * <p>In: Jetty's server, the address to listen on, and who stands in front of it. Out: a {@linkplain
 * org.portolan.fuseki.transport.Connectors connector} that takes HTTP/1.1 as <a
 * href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112</a> and paths as <a
 * href="https://www.rfc-editor.org/rfc/rfc3986">RFC 3986</a> write them and nothing that two programs read in two ways;
 * that knows through {@linkplain org.portolan.fuseki.transport.Forwarding proxies} who asked for which address; and
 * that puts the {@linkplain org.portolan.fuseki.transport.SecurityHeaders headers} on each answer by which browsers
 * guard their users. Jetty does the work where it can: its compliance modes, its customizers, its limit of connections.
 */
package org.portolan.fuseki.transport;
