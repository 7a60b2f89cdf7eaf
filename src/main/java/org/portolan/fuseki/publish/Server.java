package org.portolan.fuseki.publish;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Another SPARQL server as its user knows it: the address of a dataset, or of single endpoints, or both.
 *
 * @param dataset    the address under which the endpoints are looked for
 * @param graphStore address of the graph store, if it is told
 * @param query      address for queries, if it is told
 * @param update     address for updates, if it is told
 */
public record Server(Optional<URI> dataset, Optional<URI> graphStore, Optional<URI> query, Optional<URI> update) {
    /** Fuseki, RDF4J, Oxigraph; last the address itself. */
    private static final List<String> GRAPH_STORES = List.of("/data", "/rdf-graphs/service", "/store", "");
    private static final String EXAMPLE = "http://localhost:3030/ds";
    private static final List<String> QUERIES = List.of("/sparql", "/query", "");
    private static final List<String> UPDATES = List.of("/update", "/statements", "");

    /**
     * An address as somebody wrote it.
     *
     * @throws IllegalArgumentException if it is none of a server, or holds credentials; the message does not repeat it
     */
    public static URI address(String text) {
        URI address;
        try {
            address = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("this is no address; write one such as " + EXAMPLE);
        }
        if (address.getRawAuthority() != null && address.getRawAuthority().contains("@")) {
            throw new IllegalArgumentException("user and password do not belong into an address, where everybody sees "
                    + "them; set %s and %s".formatted(Credentials.USER, Credentials.PASSWORD));
        }
        if (!List.of("http", "https").contains(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT))
                || address.getHost() == null || address.getRawFragment() != null) {
            throw new IllegalArgumentException("this is no web address; write one such as " + EXAMPLE);
        }
        return address;
    }

    /** True if what is sent to it can be read on the way: no TLS, and not this machine. */
    public boolean isOverheard() {
        return Stream.of(dataset, graphStore, query, update).flatMap(Optional::stream)
                .anyMatch(address -> address.getScheme().equalsIgnoreCase("http")
                        && !address.getHost().matches("localhost|127(\\.\\d+){3}|\\[::1]"));
    }

    /** Requests that change nothing, in the order of the addresses under which they are tried. */
    Endpoints find(HttpCaller caller) throws IOException {
        URI queries = query.isPresent() ? query.get()
                : first("SPARQL query endpoint", "--query", QUERIES,
                        address -> SparqlStore.ask(caller, address), Results::isBoolean);
        URI graphs = graphStore.isPresent() ? graphStore.get() : first("graph store", "--gsp", GRAPH_STORES,
                        address -> SparqlStore.head(caller, address), Answer::isDone);
        return new Endpoints(graphs, queries, update.map(List::of)
                .orElseGet(() -> dataset.map(base -> below(base, UPDATES)).orElse(List.of())));
    }

    @FunctionalInterface
    private interface Trial {
        Answer of(URI address) throws IOException;
    }

    private URI first(String what, String flag, List<String> paths, Trial trial, Predicate<Answer> isIt)
            throws IOException {
        URI base = dataset.orElseThrow(() -> new IllegalStateException("neither a dataset nor " + flag));
        List<String> tried = new ArrayList<>();
        for (URI address : below(base, paths)) {
            Answer answer = trial.of(address);
            if (isIt.test(answer)) {
                return address;
            }
            if (answer.status() == 401 || answer.status() == 403) {
                throw answer.fault();
            }
            tried.add("%s (%s)".formatted(address, answer.outcome()));
        }
        throw new PublishException(base, "no %s found there; tried %s. Give its address with %s".formatted(what,
                String.join(", ", tried), flag));
    }

    private static List<URI> below(URI base, List<String> paths) {
        String address = base.toString().replaceAll("/+$", "");
        return paths.stream().map(path -> URI.create(address + path)).toList();
    }
}
