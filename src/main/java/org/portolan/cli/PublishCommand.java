package org.portolan.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.portolan.fuseki.publish.Credentials;
import org.portolan.fuseki.publish.Patience;
import org.portolan.fuseki.publish.Publisher;
import org.portolan.fuseki.publish.Server;
import org.portolan.release.folder.Releases;
import org.portolan.release.manifest.Release;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a release to another SPARQL server. */
@Command(name = "publish", mixinStandardHelpOptions = true, description = {
        "Brings a release to another SPARQL server, by the Graph Store Protocol.",
        "Readers there see the old graphs until all new ones have arrived, been counted and compared. What is there "
                + "already is not sent again, so a publication that was cut off goes on where it ended.",
        "Credentials come from PORTOLAN_PUBLISH_USER and PORTOLAN_PUBLISH_PASSWORD, or PORTOLAN_PUBLISH_TOKEN, or a "
                + "file. Exit 0 if it is published, 3 if not."})
final class PublishCommand implements Callable<Integer> {
    private static final int MOST_RETRIES = 100;
    private static final int USUAL_RETRIES = 5;

    @Parameters(arity = "0..1", paramLabel = "URL",
            description = "a dataset, such as http://localhost:3030/ds, whose endpoints are looked for below it")
    private String url;
    @Option(names = "--gsp", paramLabel = "URL",
            description = "its graph store (default: URL with /data, /rdf-graphs/service, /store or nothing)")
    private String graphStore;
    @Option(names = "--query", paramLabel = "URL",
            description = "where it takes queries (default: URL with /sparql, /query or nothing)")
    private String query;
    @Option(names = "--update", paramLabel = "URL",
            description = "where it takes updates (default: URL with /update, /statements or nothing)")
    private String update;
    @Option(names = "--release", paramLabel = "ID", description = "the release (default: the current one)")
    private String release;
    @Option(names = "--credentials", paramLabel = "FILE",
            description = "a file that only its owner can read, with user=… and password=…, or token=…")
    private Path credentials;
    @Option(names = "--retries", paramLabel = "NUMBER",
            description = "how often a request is sent again after a broken connection or a status from 500 on; the "
                    + "waits double from one second (default: 5; 0 with --dry-run)")
    private Integer retries;
    @Option(names = "--dry-run", description = "asks the server and says what would be done; writes nothing")
    private boolean isDryRun;
    @Mixin
    private ReleasesOption releases;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Server server = server();
        Patience patience = patience();
        Credentials chosen = credentials == null ? Credentials.of(System.getenv()) : Credentials.read(credentials);
        Releases folder = new Releases(releases.folder);
        Terminal terminal = new Terminal(spec.commandLine());
        Release found = release == null ? folder.needed() : folder.open(release);
        try (PublishReport report = new PublishReport(terminal, isDryRun)) {
            if (chosen.isPresent() && server.isOverheard()) {
                report.warn("the credentials travel unencrypted; use an https address");
            }
            Publisher publisher = new Publisher(server, chosen, patience, report);
            report.begin(found);
            if (isDryRun) {
                report.show(publisher.plan(found));
            } else {
                publisher.publish(found);
                report.end(found);
            }
        }
        return ExitCode.FINE.number();
    }

    /** A dry run is there to tell at once what is wrong. */
    private Patience patience() {
        int chosen = retries != null ? retries : isDryRun ? 0 : USUAL_RETRIES;
        if (chosen < 0 || chosen > MOST_RETRIES) {
            throw new ParameterException(spec.commandLine(), "--retries: a number from 0 to " + MOST_RETRIES);
        }
        return Patience.of(chosen);
    }

    private Server server() {
        Server server = new Server(address("URL", url), address("--gsp", graphStore), address("--query", query),
                address("--update", update));
        if (server.dataset().isEmpty() && (graphStore == null || query == null)) {
            throw new ParameterException(spec.commandLine(), "name the server: URL, or --gsp and --query");
        }
        if (server.dataset().filter(address -> address.getRawQuery() != null).isPresent()) {
            throw new ParameterException(spec.commandLine(), "URL: a dataset has no \"?\" in its address; "
                    + "name its endpoints with --gsp, --query and --update");
        }
        return server;
    }

    /** A wrong address is not repeated: it may hold a password. */
    private Optional<URI> address(String name, String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Server.address(text));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), name + ": " + e.getMessage());
        }
    }
}
