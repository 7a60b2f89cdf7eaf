/**
 * What operators ask: {@code /admin}, with a token; {@code /metrics}, likewise unless it is public; and the health of
 * the server, which everybody may ask.
 */
package org.portolan.fuseki.operation;
