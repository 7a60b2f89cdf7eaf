package org.portolan.fuseki.publish;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.portolan.release.dumps.ReleasedGraph;
import org.portolan.release.files.ReleaseException;

/**
 * What a graph of a release must come to on another server, found by reading once what is to be sent.
 *
 * @param graph    the graph
 * @param bytes    size of its N-Triples
 * @param whole    all its statements, {@link Checksum#OF_LETTERS}
 * @param subjects some of its subjects, others in each release
 * @param sample   the statements of these subjects, {@link Checksum#OF_MEANING}
 */
record Survey(ReleasedGraph graph, long bytes, Tally whole, List<String> subjects, Tally sample) {
    private static final int SUBJECTS = 64;

    /** Copies the subjects. */
    Survey {
        subjects = List.copyOf(subjects);
    }

    static Survey of(ReleasedGraph graph, String release) {
        Reader reader = new Reader(release);
        AtomicLong bytes = new AtomicLong();
        try (InputStream counted = new CountedStream(graph.open(), bytes::addAndGet)) {
            RDFParser.source(counted).lang(Lang.NTRIPLES).errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                    .parse(reader);
            return new Survey(graph, bytes.get(), reader.whole, reader.subjects(), reader.sample());
        } catch (IOException | RuntimeIOException | RiotException e) {
            throw new ReleaseException(graph.file(), "cannot be read (" + e.getMessage() + ")");
        }
    }

    /** Where readers see it. */
    RemoteGraph live() {
        return new RemoteGraph(graph.iri());
    }

    /** Where it is put together. */
    RemoteGraph staged() {
        return RemoteGraph.named(graph.next());
    }

    Step step(Step.State state) {
        return new Step(graph.name(), whole.statements(), bytes, state);
    }

    /** Tallies all statements, and those of the subjects with the least numbers, which are as good as drawn by lot. */
    private static final class Reader extends StreamRDFBase {
        private final byte[] seed;
        private final TreeMap<Lot, Tally> drawn = new TreeMap<>();
        private Tally whole = Tally.ZERO;

        private Reader(String release) {
            this.seed = release.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void triple(Triple triple) {
            whole = whole.plus(Checksum.OF_LETTERS.of(triple));
            Lot lot = lot(triple.getSubject().getURI());
            if (drawn.size() < SUBJECTS || lot.compareTo(drawn.lastKey()) <= 0) {
                drawn.merge(lot, Tally.ZERO.plus(Checksum.OF_MEANING.of(triple)), Tally::plus);
            }
            if (drawn.size() > SUBJECTS) {
                drawn.pollLastEntry();
            }
        }

        private Lot lot(String subject) {
            CRC32C number = new CRC32C();
            number.update(seed);
            number.update(subject.getBytes(StandardCharsets.UTF_8));
            return new Lot(number.getValue(), subject);
        }

        private List<String> subjects() {
            return drawn.keySet().stream().map(Lot::subject).toList();
        }

        private Tally sample() {
            return drawn.values().stream().reduce(Tally.ZERO, Tally::plus);
        }
    }

    private record Lot(long number, String subject) implements Comparable<Lot> {
        private static final Comparator<Lot> ORDER = Comparator.comparingLong(Lot::number).thenComparing(Lot::subject);

        @Override
        public int compareTo(Lot other) {
            return ORDER.compare(this, other);
        }
    }
}
