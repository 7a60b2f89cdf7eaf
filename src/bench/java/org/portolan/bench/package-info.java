/**
 * What Portolan costs, measured against the least that the same work can cost: {@code mvn -Pbench verify} writes {@code
 * target/bench/report.md}. Not in the jar.
 *
 * <p>Two programs stand for the limit, {@link org.portolan.bench.MinimalFuseki} and {@link
 * org.portolan.bench.HandWrittenConverter}. Each is first proved to give the same answers, then measured in the same
 * run, in turn with Portolan.
 */
package org.portolan.bench;
