package org.portolan.fuseki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.jena.fuseki.main.FusekiServer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.portolan.fuseki.execution.GuardedQueries;
import org.portolan.fuseki.guard.Limits;
import org.portolan.fuseki.operation.Health;
import org.portolan.fuseki.operation.Operations;
import org.portolan.fuseki.protocol.QueryPage;
import org.portolan.fuseki.protocol.QueryService;
import org.portolan.fuseki.protocol.RefusalPage;
import org.portolan.fuseki.transport.Connectors;
import org.portolan.fuseki.transport.Forwarding;
import org.portolan.fuseki.watch.Metrics;
import org.portolan.fuseki.watch.ReleaseMetrics;
import org.portolan.release.live.LiveSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The publication on the web: Fuseki's own Jetty with the SPARQL endpoint, the health checks, and the servlets that it
 * is given, on one port.
 *
 * <pre>{@code
 * SparqlServer server = SparqlServer.of(live).address("127.0.0.1", 3030)
 *         .routes(List.of(new Route("/*", pages))).build();
 * server.start();
 * System.out.println(server.uri());
 * server.join();
 * }</pre>
 *
 * <p>All methods may be called from any thread. A stopped server is not started again.
 */
public final class SparqlServer {
    private static final Logger LOG = LoggerFactory.getLogger(SparqlServer.class);
    private static final Duration AFTER_THE_LAST_QUERY = Duration.ofSeconds(5);
    private final String host;
    private final int port;
    private final FusekiServer fuseki;
    private final ServerConnector connector;
    private final Health health;
    private final QueryService queries;
    private final Operations operations;
    private final Duration grace;
    private final Pulse pulse;

    private SparqlServer(Builder builder) {
        host = builder.host;
        port = builder.port;
        health = new Health(builder.live);
        GuardedQueries guarded = builder.queries.orElseGet(() -> new GuardedQueries(builder.limits));
        queries = new QueryService(builder.live, guarded, builder.page, builder.refusalPage);
        operations = builder.operations;
        grace = guarded.limits().time().plus(guarded.limits().delivery()).plus(AFTER_THE_LAST_QUERY);
        fuseki = JettyHouse.build(builder.live, queries, health, builder.routes, guarded.threads(), guarded.limits(),
                operations);
        connector = Connectors.listen(fuseki.getJettyServer(), host, port, builder.forwarding);
        pulse = new Pulse(connector, builder.betweenBeats, () -> {
            health.die();
            builder.onDeath.run();
        });
        measure(guarded, builder.live);
    }

    private void measure(GuardedQueries guarded, LiveSource live) {
        Metrics metrics = operations.metrics();
        metrics.add(new ReleaseMetrics(live));
        metrics.gauge("portolan.queries.running", "Queries that run now", guarded::running);
        metrics.gauge("portolan.queries.waiting", "Queries that wait for a place", guarded::waiting);
        metrics.gauge("portolan.queries.places", "Queries that may run at the same time",
                guarded.limits()::concurrent);
        metrics.gauge("portolan.connections", "Connections that are open",
                () -> connector.getConnectedEndPoints().size());
    }

    /**
     * Begins the description of a server.
     *
     * @param live gives out the release that is live, once for each request
     */
    public static Builder of(LiveSource live) {
        return new Builder(live);
    }

    /**
     * Listens and answers from the return of this method on.
     *
     * @throws PortInUseException if somebody else listens there
     * @throws IOException        if the address is not this machine's, or the port not this user's
     */
    public void start() throws IOException {
        open();
        try {
            fuseki.start();
            pulse.begin();
        } catch (RuntimeException e) {
            stopAfter(e);
            throw e;
        }
    }

    private void stopAfter(RuntimeException failure) {
        try {
            stop();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void open() throws IOException {
        try {
            connector.open();
        } catch (IOException e) {
            if (e.getCause() instanceof BindException bind && bind.getMessage().contains("in use")) {
                throw new PortInUseException(host, port, e);
            }
            if (e.getCause() instanceof UnresolvedAddressException) {
                throw new IOException("cannot listen on %s: no such host is known here".formatted(host), e);
            }
            throw new IOException("cannot listen on %s:%s: %s".formatted(host, port,
                    Optional.ofNullable(e.getCause()).orElse(e).getMessage()), e);
        }
    }

    /** The port that it listens on: the one that was found, if it was to choose (port 0). Negative before the start. */
    public int port() {
        return connector.getLocalPort();
    }

    /** The address for a browser on this machine, with a slash at the end. */
    public URI uri() {
        String name = host.equals("127.0.0.1") || host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        return URI.create("http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port() + "/");
    }

    /**
     * Says "not ready" from now on, still answers for as long as {@link Operations#drain} says, then refuses new
     * requests, lets those under way end for as long as a query and its delivery may take and five seconds, and frees
     * the port. It is told that the server is not ready until it ends.
     */
    public void stop() {
        health.leave();
        pulse.close();
        try {
            drain();
            fuseki.getJettyServer().stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TimeoutException e) {
            LOG.warn("the server has stopped before all answers had ended; those were broken off");
        } catch (Exception e) { // Jetty's life cycle declares no less
            throw new IllegalStateException("the server on port " + port + " does not stop", e);
        } finally {
            connector.close();
            queries.close();
            operations.metrics().close();
        }
    }

    private void drain() {
        Server jetty = fuseki.getJettyServer();
        try {
            if (jetty.isStarted()) {
                Thread.sleep(operations.drain().toMillis());
                jetty.setStopTimeout(jetty.getDescendant(Farewell.class).say(grace).toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the server has stopped. */
    public void join() throws InterruptedException {
        fuseki.getJettyServer().join();
    }

    /** What a server is to be; each method returns this object. */
    public static final class Builder {
        private final LiveSource live;
        private String host = "127.0.0.1";
        private int port = 3030;
        private Limits limits = Limits.STANDARD;
        private Optional<GuardedQueries> queries = Optional.empty();
        private Forwarding forwarding = Forwarding.none();
        private Operations operations = Operations.none();
        private final List<Route> routes = new ArrayList<>();
        private Optional<QueryPage> page = Optional.empty();
        private Optional<RefusalPage> refusalPage = Optional.empty();
        private Runnable onDeath = () -> { };
        private Duration betweenBeats = Pulse.BETWEEN_BEATS;

        private Builder(LiveSource live) {
            this.live = Objects.requireNonNull(live);
        }

        /**
         * Where to listen; the loopback address and 3030 if this is not called.
         *
         * @param newHost name or address of this machine; {@code 0.0.0.0} for all of its addresses
         * @param newPort 0 to 65535; 0 for any free one
         */
        public Builder address(String newHost, int newPort) {
            host = Objects.requireNonNull(newHost);
            port = newPort;
            return this;
        }

        /** Which proxies stand before it; none if this is not called. */
        public Builder forwarding(Forwarding newForwarding) {
            forwarding = Objects.requireNonNull(newForwarding);
            return this;
        }

        /** What operators have of it; nothing if this is not called. */
        public Builder operations(Operations newOperations) {
            operations = Objects.requireNonNull(newOperations);
            return this;
        }

        /** What one query may take. */
        Builder limits(Limits newLimits) {
            limits = Objects.requireNonNull(newLimits);
            return this;
        }

        /** What runs the queries, for servlets that ask some, too; in place of limits. The server closes it. */
        public Builder queries(GuardedQueries newQueries) {
            queries = Optional.of(newQueries);
            return this;
        }

        /** Adds servlets. */
        public Builder routes(List<Route> more) {
            routes.addAll(more);
            return this;
        }

        /** What a browser gets at {@code /sparql} without a query; the service description if this is not called. */
        public Builder queryPage(QueryPage newPage) {
            page = Optional.of(newPage);
            return this;
        }

        /** What a browser gets whose query is refused; text if this is not called. */
        public Builder refusalPage(RefusalPage newPage) {
            refusalPage = Optional.of(newPage);
            return this;
        }

        /** What is done if it cannot answer any more, by a thread that may wait for its {@link SparqlServer#stop}. */
        public Builder onDeath(Runnable newOnDeath) {
            onDeath = Objects.requireNonNull(newOnDeath);
            return this;
        }

        Builder betweenBeats(Duration newBetweenBeats) {
            betweenBeats = newBetweenBeats;
            return this;
        }

        /** The server, not listening yet. */
        public SparqlServer build() {
            return new SparqlServer(this);
        }
    }
}
