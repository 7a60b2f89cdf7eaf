package org.portolan.fuseki;

import java.util.List;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Endpoint;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.sparql.core.DatasetGraphZero;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.portolan.release.LiveSource;

/**
 * Furnishes Fuseki's Jetty: one endpoint with the Query operation alone, none of Fuseki's pages and services, and a
 * connector of ours. Fuseki's own connector lets every response hold 5 MB and every request 512 KB of headers, which a
 * heap of 256 MB does not bear with a hundred readers.
 */
final class JettyHouse {
    private static final int OUTPUT_BUFFER = 32 * 1024;
    private static final int HEADERS = 16 * 1024;
    private static final int FEWEST_THREADS = 4;
    private static final int MOST_THREADS = 64;
    private static final int IDLE_MILLIS = 30_000;

    private JettyHouse() {
    }

    static FusekiServer build(LiveSource live, QueryService queries, Health health, List<Route> routes, Limits limits) {
        FusekiServer.Builder builder = FusekiServer.create().fusekiModules(FusekiModules.empty()).port(0).verbose(false)
                .numServerThreads(FEWEST_THREADS, MOST_THREADS)
                .add("/sparql", endpoints(queries))
                .addFilter("/*", new OriginFilter())
                .addFilter("/*", new AnswerFilter())
                .addFilter("/releases/*", new ReleaseFilter(live, queries))
                .addServlet("/health/*", health);
        routes.forEach(route -> builder.addServlet(route.pathSpec(), route.servlet()));
        FusekiServer fuseki = builder.build();
        furnish(fuseki.getJettyServer(), limits);
        return fuseki;
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

    private static void furnish(Server server, Limits limits) {
        ServletContextHandler context = (ServletContextHandler) server.getHandler();
        context.setMaxFormContentSize(QueryRequest.formBytes(limits));
        ErrorAnswer errors = new ErrorAnswer();
        context.setErrorHandler(errors);
        server.setErrorHandler(errors);
        server.setHandler(new GracefulHandler(Compressed.of(context)));
        server.setStopTimeout(SparqlServer.GRACE.toMillis());
    }

    static ServerConnector listen(Server server, String host, int port) {
        HttpConfiguration http = new HttpConfiguration();
        http.setOutputBufferSize(OUTPUT_BUFFER);
        http.setRequestHeaderSize(HEADERS);
        http.setResponseHeaderSize(HEADERS);
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setHttpCompliance(HttpCompliance.RFC9110);
        http.setUriCompliance(UriCompliance.RFC3986);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.setConnectors(new Connector[] {connector});
        return connector;
    }
}
