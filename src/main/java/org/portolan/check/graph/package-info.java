/**
 * The graph as it is asked: the {@linkplain org.portolan.check.graph.CheckQueries queries} of a folder of the ontology,
 * and {@linkplain org.portolan.check.graph.Term keys} by which its terms are those that the tables say.
 */
package org.portolan.check.graph;
