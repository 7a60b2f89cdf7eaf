package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.cli.TwoReleases.Run;

/**
 * Releases brought to RDF4J Server, whose default graph is the union of all, and which empties a graph when it is to
 * move one that is not there.
 */
class PublishToRdf4jIT {
    private static final String DEFAULT_GRAPH = "FROM <http://www.openrdf.org/schema/sesame#nil>";

    @Test
    void readersSeeTheOldReleaseThenTheNewOneAndNothingBetween(@TempDir Path folder) throws Exception {
        TwoReleases releases = new TwoReleases(Files.createDirectories(folder.resolve("ours")));
        try (SeparateServer rdf4j = SeparateServer.rdf4j(Files.createDirectories(folder.resolve("rdf4j")), "huts");
                HarmfulProxy proxy = new HarmfulProxy(rdf4j.at("/"))) {
            ReadersView readers = new ReadersView(rdf4j.at("/repositories/huts"), DEFAULT_GRAPH);
            URI repository = proxy.at("/repositories/huts");
            Run first = releases.publishAs(repository, "--release", releases.older);
            assertEquals(0, first.exit(), first::toString);
            proxy.harm(".*MOVE.*", 1, proxy.loseTheAnswer());
            Set<String> seen = readers.seenDuring(() -> {
                Run run = releases.publishAs(repository);
                assertEquals(0, run.exit(), run::toString);
                assertTrue(run.out().contains("graphs in one update"), run::toString);
            });
            assertEquals(Set.of("Refuge du Chamois," + releases.older, "Refuge du Bouquetin," + releases.newer), seen);
            assertEquals(List.of(), TwoReleases.difference(releases.dataset(releases.newer), readers.dataset()));
            assertEquals(2, proxy.requests(".*MOVE.*").size());
            int before = proxy.requests("PUT.*").size();
            assertEquals(0, releases.publishAs(repository).exit());
            assertEquals(before, proxy.requests("PUT.*").size(), "all of it was there");
        }
    }
}
