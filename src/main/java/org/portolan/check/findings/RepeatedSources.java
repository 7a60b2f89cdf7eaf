package org.portolan.check.findings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.portolan.check.conversion.RowOrigins;
import org.portolan.csvw.StatementSink;
import org.portolan.csvw.rdf.ForwardingSink;

/**
 * Hears which rows say no more than that a thing has a source, and which sources the row has that gives the thing its
 * type; then finds those that are both. Of each it keeps eight bytes. The source of one cell alone is none of these.
 */
public final class RepeatedSources implements Witness {
    private static final Node DERIVED = NodeFactory.createURI(RowOrigins.DERIVED);

    private final Hashes further = new Hashes();
    private final Hashes own = new Hashes();

    @Override
    public StatementSink listener(StatementSink statements) {
        return new Listener(statements);
    }

    @Override
    public List<Finding> in(Graph graph, Wording wording) {
        Hashes.Sorted both = further.sorted().in(own.sorted());
        List<Finding> findings = new ArrayList<>();
        if (!both.isEmpty()) {
            graph.stream(Node.ANY, DERIVED, Node.ANY)
                    .filter(triple -> triple.getSubject().isURI() && triple.getObject().isURI())
                    .filter(triple -> both.contains(credit(triple.getSubject().getURI(), triple.getObject().getURI())))
                    .limit(MOST).forEach(triple -> findings.add(new RepeatedSource(triple.getSubject().getURI(),
                            triple.getObject().getURI(), wording)));
        }
        return findings;
    }

    private static String credit(String thing, String source) {
        return thing + " " + source;
    }

    private final class Listener extends ForwardingSink {
        private final Set<String> typed = new HashSet<>();
        private final List<String> things = new ArrayList<>();
        private final List<String> sources = new ArrayList<>();
        /** The source of one cell, if the last statement named it: the next one says that it is one of the thing. */
        private String ofCell = "";
        private int statements;

        Listener(StatementSink statements) {
            super(statements);
        }

        @Override
        public void startRow(long sourceRow, long line) {
            endRow();
            super.startRow(sourceRow, line);
        }

        @Override
        public void resource(String subject, String predicate, String object) {
            if (predicate.equals(RowOrigins.DERIVED) && !object.equals(ofCell)) {
                things.add(subject);
                sources.add(object);
            } else if (predicate.equals(RDF.type.getURI())) {
                typed.add(subject);
            }
            ofCell = predicate.equals(DCTerms.source.getURI()) ? object : "";
            super.resource(subject, predicate, object);
        }

        @Override
        public void end() {
            endRow();
            super.end();
        }

        @Override
        protected void statement(String subject) {
            statements++;
        }

        private void endRow() {
            for (int i = 0; i < things.size(); i++) {
                if (typed.contains(things.get(i))) {
                    own.add(credit(things.get(i), sources.get(i)));
                } else if (statements == 1) {
                    further.add(credit(things.get(i), sources.get(i)));
                }
            }
            typed.clear();
            things.clear();
            sources.clear();
            statements = 0;
        }
    }
}
