package org.portolan.fuseki;

import io.micrometer.core.instrument.binder.jetty.JettyServerThreadPoolMetrics;
import jakarta.servlet.http.HttpServlet;
import java.util.List;
import java.util.Optional;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Endpoint;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.sparql.core.DatasetGraphZero;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.portolan.fuseki.execution.QueryRequest;
import org.portolan.fuseki.guard.Limits;
import org.portolan.fuseki.operation.Health;
import org.portolan.fuseki.operation.Operations;
import org.portolan.fuseki.operation.OperatorFilter;
import org.portolan.fuseki.protocol.AnswerFilter;
import org.portolan.fuseki.protocol.BannerFilter;
import org.portolan.fuseki.protocol.Compressed;
import org.portolan.fuseki.protocol.ErrorAnswer;
import org.portolan.fuseki.protocol.LimitsAnswer;
import org.portolan.fuseki.protocol.OriginFilter;
import org.portolan.fuseki.protocol.QueryService;
import org.portolan.fuseki.protocol.ReleaseFilter;
import org.portolan.fuseki.transport.ClientThreads;
import org.portolan.fuseki.watch.MetricsServlet;
import org.portolan.fuseki.watch.Watch;
import org.portolan.release.live.LiveSource;

/** Furnishes Fuseki's Jetty: one endpoint with the Query operation alone, none of Fuseki's pages and services. */
final class JettyHouse {
    private static final int FEWEST_THREADS = 4;
    /** For what is no query, however many of those run and wait. */
    private static final int THREADS_OF_PAGES = 64;
    /** After a rush so many go at once that it is over in half a minute; left to itself Jetty lets one go a minute. */
    private static final int IDLE_MILLIS = 2_000;
    private static final int MOST_THAT_GO = 50;
    /** More than half of the queue for places, which is a client's share of it. */
    private static final int CLIENTS_PART = 2;

    private JettyHouse() {
    }

    static FusekiServer build(LiveSource live, QueryService queries, Health health, List<Route> routes,
            int queryThreads, Limits limits, Operations operations) {
        int threads = queryThreads + THREADS_OF_PAGES;
        FusekiServer.Builder builder = FusekiServer.create().fusekiModules(FusekiModules.empty()).port(0).verbose(false)
                .numServerThreads(FEWEST_THREADS, threads)
                .add("/sparql", endpoints(queries))
                .addFilter("/*", new OriginFilter())
                .addFilter("/*", new AnswerFilter())
                .addFilter("/*", new BannerFilter())
                .addFilter("/*", new ReleaseFilter(live, queries))
                .addServlet("/limits", new LimitsAnswer(limits))
                .addServlet("/health/*", health);
        addForOperators(builder, operations);
        routes.forEach(route -> builder.addServlet(route.pathSpec(), route.servlet()));
        FusekiServer fuseki = builder.build();
        furnish(fuseki.getJettyServer(), limits, threads / CLIENTS_PART);
        fuseki.getJettyServer().setRequestLog(new Watch(operations.everyAccount()));
        operations.metrics().add(new JettyServerThreadPoolMetrics(fuseki.getJettyServer().getThreadPool(), List.of()));
        return fuseki;
    }

    /** What needs a token is not there where none is set, and the site is not asked in its place. */
    private static void addForOperators(FusekiServer.Builder builder, Operations operations) {
        HttpServlet metrics = new MetricsServlet(operations.metrics());
        HttpServlet nothing = new Nothing();
        operations.token().map(OperatorFilter::new).ifPresent(operators -> {
            builder.addFilter("/admin/*", operators);
            if (!operations.publicMetrics()) {
                builder.addFilter("/metrics", operators);
            }
        });
        boolean hasToken = operations.token().isPresent();
        Optional<HttpServlet> admin = operations.admin().filter(any -> hasToken).map(servlet -> servlet);
        builder.addServlet("/metrics", hasToken || operations.publicMetrics() ? metrics : nothing)
                .addServlet("/admin/*", admin.orElse(nothing));
    }

    /** Fuseki wants a dataset to hang endpoints on; the queries go to that of the live release instead. */
    private static DataService endpoints(QueryService queries) {
        DataService.Builder service = DataService.newBuilder().dataset(DatasetGraphZero.create());
        for (QueryRequest.Dataset dataset : QueryRequest.Dataset.values()) {
            service.addEndpoint(Endpoint.create().operation(Operation.Query).endpointName(dataset.pathName())
                    .processor(queries).build());
        }
        return service.build();
    }

    private static void furnish(Server server, Limits limits, int threadsOfAClient) {
        ServletContextHandler context = (ServletContextHandler) server.getHandler();
        context.setMaxFormContentSize(QueryRequest.formBytes(limits));
        ErrorAnswer errors = new ErrorAnswer();
        context.setErrorHandler(errors);
        server.setErrorHandler(errors);
        Handler site = new ClientThreads(Compressed.of(context), threadsOfAClient);
        server.setHandler(new Farewell(new GracefulHandler(site)));
        QueuedThreadPool threads = (QueuedThreadPool) server.getThreadPool();
        threads.setIdleTimeout(IDLE_MILLIS);
        threads.setMaxEvictCount(MOST_THAT_GO);
    }
}
