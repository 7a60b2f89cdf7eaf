package org.portolan.fuseki.publish;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A graph of the other server.
 *
 * @param iri its name; empty for the default graph
 */
record RemoteGraph(Optional<String> iri) {
    /**
     * How a query gets at the default graph. Where it is the union of all (RDF4J) or said to be (TDB2), the graph alone
     * has a name of the product: one for RDF4J, one for Jena; to each the other's name is an empty graph.
     */
    private static final List<String> OF_DEFAULT = List.of("",
            "FROM <http://www.openrdf.org/schema/sesame#nil> FROM <urn:x-arq:DefaultGraph> ");

    static final RemoteGraph DEFAULT = new RemoteGraph(Optional.empty());

    static RemoteGraph named(String iri) {
        return new RemoteGraph(Optional.of(iri));
    }

    /** The clauses before {@code WHERE}, one of which shows this graph alone. */
    List<String> datasets() {
        return iri.isPresent() ? List.of("") : OF_DEFAULT;
    }

    /** Its statements in a query. */
    String pattern() {
        return iri.map(name -> "GRAPH <" + name + "> { ?s ?p ?o }").orElse("?s ?p ?o");
    }

    /** Its name in an update. */
    String reference() {
        return iri.map(name -> "GRAPH <" + name + ">").orElse("DEFAULT");
    }

    /** Its address in a graph store (indirect graph identification). */
    URI in(URI graphStore) {
        String text = graphStore.toString();
        return URI.create(text + (text.contains("?") ? "&" : "?")
                + iri.map(name -> "graph=" + URLEncoder.encode(name, StandardCharsets.UTF_8)).orElse("default"));
    }

    @Override
    public String toString() {
        return iri.map(name -> "<" + name + ">").orElse("the default graph");
    }
}
