/**
 * What only operators may ask: {@code /admin} and {@code /metrics} with a token, and the health of the server.
 */
package org.portolan.fuseki.operation;
