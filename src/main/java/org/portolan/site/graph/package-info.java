/** What a document about things says, as an RDF graph, and that graph as JSON that reads without knowing RDF. */
package org.portolan.site.graph;
