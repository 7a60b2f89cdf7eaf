package org.portolan.release.dumps;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.portolan.release.files.ReleaseException;

/** One statement as a line of <a href="https://www.w3.org/TR/n-quads/">N-Quads</a>, without line end. */
public final class Line {
    private Line() {
    }

    /** A statement of the default graph, which is a line of N-Triples too. */
    public static String of(Triple triple) {
        return statement(triple) + " .";
    }

    /** A statement of a named graph. */
    public static String of(Triple triple, String graph) {
        return statement(triple) + " <" + graph + "> .";
    }

    /** Hands on each statement of a file of N-Triples. */
    public static void read(Path file, Consumer<Triple> each) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            RDFParser.source(in).lang(Lang.NTRIPLES).errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                    .parse(new StreamRDFBase() {
                        @Override
                        public void triple(Triple triple) {
                            each.accept(triple);
                        }
                    });
        } catch (IOException | RuntimeIOException | RiotException e) {
            throw ReleaseException.of(file, "cannot be read", e);
        }
    }

    private static String statement(Triple triple) {
        return term(triple.getSubject()) + " " + term(triple.getPredicate()) + " " + term(triple.getObject());
    }

    private static String term(Node node) {
        if (node.isBlank()) {
            throw new IllegalStateException("a blank node is to be released, but checked input has none");
        }
        return NodeFmtLib.strNT(node);
    }
}
