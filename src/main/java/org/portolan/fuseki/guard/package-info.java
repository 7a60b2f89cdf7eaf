/**
 * Whether a query may run at all, and what is said to those whose query may not.
 *
 * <p>In: the text of a stranger and the {@linkplain org.portolan.fuseki.guard.Limits limits}. Out: a query of plain
 * SPARQL 1.1 in which nothing leaves the process, or a {@linkplain org.portolan.fuseki.guard.Refusal refusal} with its
 * status, its {@linkplain org.portolan.fuseki.guard.Spot place} in the text and a hint.
 */
package org.portolan.fuseki.guard;
