package org.portolan.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.portolan.fuseki.Route;
import org.portolan.fuseki.SparqlServer;
import org.portolan.fuseki.execution.GuardedQueries;
import org.portolan.fuseki.guard.Limits;
import org.portolan.release.folder.Releases;
import org.portolan.release.live.LiveSource;
import org.portolan.release.manifest.Program;
import org.portolan.release.manifest.Release;
import org.portolan.release.store.LiveRelease;
import org.portolan.site.Site;

/**
 * The tables of a publication, the project's own unless said otherwise, released into a folder and served on a free
 * port as the command line does it.
 */
final class PublishedSite implements AutoCloseable {
    private static final Path OWN = Path.of("");
    private static Optional<Path> made = Optional.empty();

    private final HttpClient client = HttpClient.newHttpClient();
    private final LiveRelease live;
    private final GuardedQueries queries;
    private final SparqlServer server;

    PublishedSite(Path folder) throws IOException {
        this(folder, OWN);
    }

    /** @param input holds {@code data/} and {@code ontology/} */
    PublishedSite(Path folder, Path input) throws IOException {
        this(folder, input, Limits.STANDARD);
    }

    /** @param limits what one query may take */
    PublishedSite(Path folder, Path input, Limits limits) throws IOException {
        if (input.equals(OWN)) {
            FileUtils.copyDirectory(own().toFile(), folder.toFile());
        } else {
            release(folder, input);
        }
        Releases releases = new Releases(folder);
        Release release = releases.current().orElseThrow();
        live = releases.openLive(release);
        queries = new GuardedQueries(limits);
        Site site = new Site(LiveSource.of(live), Program.running(), Optional.empty(), queries);
        server = SparqlServer.of(LiveSource.of(live)).address("127.0.0.1", 0).queries(queries)
                .queryPage(site.queryPage()::service).refusalPage(site.refusalPage()::service)
                .routes(site.servlets().entrySet().stream().map(entry -> new Route(entry.getKey(), entry.getValue()))
                        .toList())
                .build();
        server.start();
    }

    /** The release of the project's own tables, made for the first class of tests in this process that shows it. */
    private static synchronized Path own() throws IOException {
        if (made.isEmpty()) {
            Path folder = Files.createTempDirectory("tests-own-release");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(folder.toFile())));
            release(folder, OWN);
            made = Optional.of(folder);
        }
        return made.get();
    }

    private static void release(Path folder, Path input) {
        StringWriter err = new StringWriter();
        int exit = Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err), "release", "--releases",
                folder.toString(), "--data", input.resolve("data").toString(), "--ontology",
                input.resolve("ontology").toString());
        if (exit != 0) {
            throw new IllegalStateException(err.toString());
        }
    }

    LiveRelease live() {
        return live;
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    /** Asks for a path, with headers given as names and values in turn; redirects are not followed. */
    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return ask("GET", path, headers);
    }

    /** The same, for an answer that is no text. */
    HttpResponse<byte[]> bytes(String path, String... headers) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address(path)).headers(headers).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<String> ask(String method, String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path)).method(method,
                HttpRequest.BodyPublishers.noBody());
        return client.send((headers.length > 0 ? request.headers(headers) : request).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        server.stop();
        live.close();
    }
}
