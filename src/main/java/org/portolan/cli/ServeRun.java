package org.portolan.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.portolan.fuseki.Route;
import org.portolan.fuseki.SparqlServer;
import org.portolan.fuseki.execution.GuardedQueries;
import org.portolan.fuseki.operation.Admin;
import org.portolan.fuseki.operation.Operations;
import org.portolan.release.folder.LeftOvers;
import org.portolan.release.folder.Releases;
import org.portolan.release.live.CurrentRelease;
import org.portolan.release.live.LiveSource;
import org.portolan.release.manifest.Program;
import org.portolan.site.Site;

/** Opens the current release and serves it, and those that follow it, until the process is told to end. */
final class ServeRun {
    private static final long MILLISECONDS_BETWEEN_LOOKS = 1000;

    private final Releases releases;
    private final ServerOptions options;
    private final KeepOption keep;
    private final WatchOptions watching;
    private final Terminal terminal;
    private CurrentRelease live;

    ServeRun(ReleasesOption folder, ServerOptions options, WatchOptions watching, KeepOption keep, Terminal terminal) {
        this.watching = watching;
        this.keep = keep;
        this.releases = new Releases(folder.folder);
        this.options = options;
        this.terminal = terminal;
    }

    /** Serves what the folder says is the current release, also when it says another one later. */
    ExitCode serve() throws IOException {
        Operations operations = watching.operations();
        SortedMap<Path, String> damaged = new LeftOvers(releases).tidy();
        damaged.values().forEach(this::say);
        Program program = Program.running();
        GuardedQueries queries = new GuardedQueries(options.queries.limits(), program);
        Site site = new Site(new Served(), program, options.publicUrl(), queries);
        live = CurrentRelease.open(releases, release -> {
            site.warm(release);
            queries.warm(release);
        }, this::say).knowing(damaged);
        List<Route> routes = site.servlets().entrySet().stream()
                .map(entry -> new Route(entry.getKey(), entry.getValue())).toList();
        SparqlServer server = SparqlServer.of(live).address(options.host, options.port).routes(routes)
                .forwarding(options.forwarding())
                .operations(operations.with(new Admin(live::reload, live::refused))).queries(queries)
                .onDeath(() -> Runtime.getRuntime().halt(ExitCode.SURROUNDINGS.number())) // a kill harms nothing here
                .queryPage(site.queryPage()::service).refusalPage(site.refusalPage()::service).build();
        server.start();
        live.watch(MILLISECONDS_BETWEEN_LOOKS).keep(keep.number);
        watching.reread().ifPresent(live::reread);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.stop();
            live.close();
            watching.close();
            terminal.line("stopped", "");
        }, "stop"));
        announce(server);
        await(server);
        return ExitCode.FINE;
    }

    /** What serves, as soon as it is open: the pages are made before, for they warm it. */
    private final class Served implements LiveSource {
        @Override
        public Lease lease() {
            return live.lease();
        }

        @Override
        public Optional<Lease> lease(String id) {
            return live.lease(id);
        }
    }

    private void say(String sentence) {
        terminal.line("serving", sentence);
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
