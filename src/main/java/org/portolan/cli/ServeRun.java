package org.portolan.cli;

import java.io.IOException;
import java.util.List;
import org.portolan.fuseki.Route;
import org.portolan.fuseki.SparqlServer;
import org.portolan.release.LiveRelease;
import org.portolan.release.Release;
import org.portolan.release.Releases;
import org.portolan.site.Site;

/** Opens a release and serves it until the process is told to end. */
final class ServeRun {
    private final Releases releases;
    private final ServerOptions options;
    private final Terminal terminal;

    ServeRun(ReleasesOption folder, ServerOptions options, Terminal terminal) {
        this.releases = new Releases(folder.folder);
        this.options = options;
        this.terminal = terminal;
    }

    ExitCode serve(Release release) throws IOException {
        LiveRelease live = releases.openLive(release);
        Site site = new Site(() -> live, options.publicUrl());
        List<Route> routes = site.servlets().entrySet().stream()
                .map(entry -> new Route(entry.getKey(), entry.getValue())).toList();
        SparqlServer server = SparqlServer.of(() -> live).address(options.host, options.port).routes(routes)
                .queryPage(site.queryPage()::service).build();
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.stop();
            live.close();
            terminal.line("stopped", "");
        }, "stop"));
        announce(server);
        await(server);
        return ExitCode.FINE;
    }

    private void announce(SparqlServer server) {
        terminal.line("pages", server.uri().toString());
        terminal.line("SPARQL", server.uri() + "sparql");
        terminal.line("dumps", server.uri() + "dumps/");
        terminal.line("stop", "Ctrl-C");
    }

    private static void await(SparqlServer server) {
        try {
            server.join();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
