package org.portolan.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Somebody else's SPARQL server, a process of its own on a free port of this machine. */
final class SeparateServer implements AutoCloseable {
    static final String USER = "publisher";
    static final String PASSWORD = "s3cret-of-harbours";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Process process;
    private final int port;

    private SeparateServer(Path folder, int port, String readyPath, List<String> command) throws Exception {
        this.port = port;
        Path log = folder.resolve("log");
        process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!answers(at(readyPath))) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException(Files.readString(log));
            }
            Thread.sleep(50);
        }
    }

    /**
     * Fuseki as it comes, from the packaged jar. Everybody may query; only the user may write. The datasets have an
     * endpoint for updates unless their name begins with {@code plain}.
     */
    static SeparateServer fuseki(Path folder, List<String> datasets) throws Exception {
        Path passwords = Files.writeString(folder.resolve("passwords"), USER + ": " + PASSWORD + "\n");
        StringBuilder config = new StringBuilder("""
                PREFIX fuseki: <http://jena.apache.org/fuseki#> PREFIX tdb2: <http://jena.apache.org/2016/tdb#>
                [] a fuseki:Server ; fuseki:passwd "%s" ; fuseki:auth "basic" .
                """.formatted(passwords));
        for (String name : datasets) {
            config.append("""
                    [] a fuseki:Service ; fuseki:name "%1$s" ; fuseki:dataset <#%1$s> ;
                      fuseki:endpoint [ fuseki:operation fuseki:query ; fuseki:name "sparql" ] ;
                      fuseki:endpoint [ fuseki:operation fuseki:gsp-rw ; fuseki:name "data" ;
                        fuseki:allowedUsers "%2$s" ] %3$s .
                    <#%1$s> a tdb2:DatasetTDB2 ; tdb2:location "--mem--" .
                    """.formatted(name, USER, name.startsWith("plain") ? "" : """
                    ; fuseki:endpoint [ fuseki:operation fuseki:update ; fuseki:name "update" ;
                        fuseki:allowedUsers "%s" ]""".formatted(USER)));
        }
        Path file = Files.writeString(folder.resolve("fuseki.ttl"), config);
        int port = freePort();
        return new SeparateServer(folder, port, "/" + datasets.get(0) + "/sparql?query=ASK%7B%7D", List.of(JAVA,
                Haste.classes(), "-Xmx256m", "-Dlog4j2.configurationFile=none", "-cp",
                System.getProperty("portolan.jar"), "org.apache.jena.fuseki.main.cmds.FusekiMainCmd", "--localhost",
                "--port=" + port, "--config=" + file));
    }

    /** RDF4J Server with one repository in its native store, open to everybody. */
    static SeparateServer rdf4j(Path folder, String repository) throws Exception {
        Path servers = Path.of(System.getProperty("portolan.servers"));
        int port = freePort();
        SeparateServer server = new SeparateServer(folder, port, "/protocol", List.of(JAVA, "-Xmx256m",
                "-Dorg.eclipse.rdf4j.appdata.basedir=" + folder, "-jar", servers.resolve("jetty-runner.jar").toString(),
                "--host", "127.0.0.1", "--port", Integer.toString(port),
                servers.resolve("rdf4j-server.war").toString()));
        int status = CLIENT.send(HttpRequest.newBuilder(server.at("/repositories/" + repository))
                .header("Content-Type", "text/turtle").PUT(BodyPublishers.ofString("""
                        PREFIX rep: <http://www.openrdf.org/config/repository#>
                        [] a rep:Repository ; rep:repositoryID "%s" ; rep:repositoryImpl [
                          rep:repositoryType "openrdf:SailRepository" ;
                          <http://www.openrdf.org/config/repository/sail#sailImpl> [
                            <http://www.openrdf.org/config/sail#sailType> "openrdf:NativeStore" ] ] .
                        """.formatted(repository))).build(), BodyHandlers.discarding()).statusCode();
        if (status >= 300) {
            server.close();
            throw new IllegalStateException("no repository: " + status);
        }
        return server;
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private static boolean answers(URI address) throws InterruptedException {
        try {
            return CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
