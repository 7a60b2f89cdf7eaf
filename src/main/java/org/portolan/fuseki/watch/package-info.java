/**
 * What operators see of the server.
 *
 * <p>In: each {@linkplain org.portolan.fuseki.watch.Answered answer} when it has ended, with what those who made it
 * noted in its {@linkplain org.portolan.fuseki.watch.Observation observation}. Out: {@linkplain
 * org.portolan.fuseki.watch.Metrics metrics} in the <a
 * href="https://prometheus.io/docs/instrumenting/exposition_formats/">text format of Prometheus</a>, by Micrometer, and
 * {@linkplain org.portolan.fuseki.watch.AccessLog logs} as lines of JSON. Jetty tells it of every answer, also of those
 * to requests that nothing here ever saw, since they were no HTTP.
 */
package org.portolan.fuseki.watch;
