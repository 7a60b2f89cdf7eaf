package org.portolan.csvw.rdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.rio.RDFHandler;
import org.portolan.csvw.StatementSink;

/**
 * Hands statements to any RDF4J handler: a Rio writer of any format, a collector, a repository. Not thread-safe. Throws
 * {@link UncheckedIOException} if a writer cannot write.
 */
public final class RdfHandlerSink implements StatementSink {
    private final ValueFactory values = SimpleValueFactory.getInstance();
    private final RDFHandler handler;

    /** A sink that feeds {@code handler}. */
    public RdfHandlerSink(RDFHandler handler) {
        this.handler = handler;
    }

    @Override
    public void start() {
        tell(handler::startRDF);
    }

    @Override
    public void prefix(String prefix, String iri) {
        tell(() -> handler.handleNamespace(prefix, iri));
    }

    @Override
    public void resource(String subject, String predicate, String object) {
        statement(subject, predicate, node(object));
    }

    @Override
    public void literal(String subject, String predicate, String lexical, String datatype) {
        statement(subject, predicate, values.createLiteral(lexical, values.createIRI(datatype)));
    }

    @Override
    public void text(String subject, String predicate, String text, String language) {
        statement(subject, predicate, values.createLiteral(text, language));
    }

    @Override
    public void end() {
        tell(handler::endRDF);
    }

    private void statement(String subject, String predicate, Value object) {
        IRI property = values.createIRI(predicate);
        tell(() -> handler.handleStatement(values.createStatement(node(subject), property, object)));
    }

    /** Writers wrap the fault of an output in exceptions of different kinds. */
    private static void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException failed) {
            throw failed.getCause() instanceof IOException broken ? new UncheckedIOException(broken) : failed;
        }
    }

    private Resource node(String name) {
        return name.startsWith("_:") ? values.createBNode(name.substring(2)) : values.createIRI(name);
    }
}
