/**
 * What one query may use up.
 *
 * <p>In: an {@link org.portolan.fuseki.budget.Allowance} for each query, and the memory that all of them share. Out: a
 * {@link org.portolan.fuseki.budget.Budget}, whose {@link org.portolan.fuseki.budget.Budget#install} changes how Jena
 * runs the query: every operator's rows pass a {@linkplain org.portolan.fuseki.budget.Metered meter}, operators that
 * hold rows pay for them, property paths look up their triples through a meter, and functions that can grow or
 * backtrack are replaced by bounded ones.
 *
 * <p>Jena's own time-out sets a flag that sorts, paths and functions do not look at, and it has no limit of memory at
 * all. Here whoever works for a query asks its budget whether to go on; whoever watches the query only says that it is
 * over.
 */
package org.portolan.fuseki.budget;
