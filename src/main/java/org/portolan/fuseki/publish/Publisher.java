package org.portolan.fuseki.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.portolan.release.dumps.ReleasedGraph;
import org.portolan.release.manifest.Release;

/**
 * Brings a release to another SPARQL server.
 *
 * <pre>{@code
 * new Publisher(server, Credentials.of(System.getenv()), Patience.of(5), listener).publish(release);
 * }</pre>
 *
 * <p>Each graph that the server does not show yet is put into a graph beside it, {@code {base}graph/{name}/next},
 * counted and compared there; then one update moves all of them, which Fuseki and RDF4J do as a whole or not at all.
 * Where updates are refused, each graph is replaced by itself, the data last. A publication that was cut off leaves the
 * graphs that were live; the next one goes on where it ended. One publication at a time: nothing keeps two apart.
 *
 * <p>Faults of the server are {@link PublishException}s, faults of the release {@link
 * org.portolan.release.files.ReleaseException}s.
 */
public final class Publisher {
    private final Server server;
    private final HttpCaller caller;
    private final Listener listener;

    /** @param listener hears how far it is */
    public Publisher(Server server, Credentials credentials, Patience patience, Listener listener) {
        this.server = server;
        this.caller = new HttpCaller(credentials, patience, listener);
        this.listener = listener;
    }

    /** Looks at the release and the server, and says what there is to do; nothing is written. */
    public Plan plan(Release release) throws IOException {
        Endpoints endpoints = server.find(caller);
        List<Step> steps = new ArrayList<>();
        for (Delivery.Load load : delivery(endpoints).compare(surveys(release))) {
            steps.add(load.step());
        }
        return new Plan(endpoints, steps);
    }

    /** Makes the release the one that readers of the server see. */
    public void publish(Release release) throws IOException {
        Endpoints endpoints = server.find(caller);
        delivery(endpoints).bring(surveys(release));
    }

    private Delivery delivery(Endpoints endpoints) {
        return new Delivery(endpoints, new SparqlStore(endpoints, caller, listener), listener);
    }

    private static List<Survey> surveys(Release release) {
        release.verify();
        return ReleasedGraph.of(release).stream().map(graph -> Survey.of(graph, release.id())).toList();
    }
}
