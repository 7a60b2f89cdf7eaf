package org.portolan.check.findings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.StreamRDF2;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.vocabulary.RDF;
import org.portolan.problem.Place;
import org.portolan.problem.Severity;

/** The graph of the tables, as the second stack reads what the first one wrote. */
public final class DataGraph {
    private static final Pattern STATEMENT = Pattern.compile("<([^>]*)> <([^>]*)> .*");

    private final Path file;
    private final Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
    private final Set<Node> properties = new LinkedHashSet<>();
    private final Set<Node> classes = new LinkedHashSet<>();
    private final SortedMap<Long, Objection> objections = new TreeMap<>();

    private record Objection(Severity severity, String message) {
    }

    /** Reads N-Triples with all of RIOT's checks. */
    public DataGraph(Path file) {
        this.file = file;
        try {
            RDFParser.source(file).lang(Lang.NTRIPLES).strict(true).checking(true).errorHandler(new Collector())
                    .parse(new StreamRDF2(StreamRDFLib.graph(graph), new Usage()));
        } catch (RiotException e) {
            objections.putIfAbsent(0L, new Objection(Severity.ERROR, e.getMessage()));
        }
    }

    /** Its statements, without those that {@link #forget} dropped; in memory. */
    public Graph graph() {
        return graph;
    }

    /** Drops what is said of these things: they are the subject of no statement any more. */
    public void forget(Set<String> things) {
        things.forEach(thing -> graph.remove(NodeFactory.createURI(thing), Node.ANY, Node.ANY));
    }

    /** The properties that the statements use, in the order of their first use. */
    public Set<Node> properties() {
        return properties;
    }

    /** The classes that things have, in the order of their first use. */
    Set<Node> classes() {
        return classes;
    }

    /** The statements that RIOT objects to. */
    public List<Finding> refused(Place otherwise) {
        List<Finding> refused = new ArrayList<>();
        if (objections.isEmpty()) {
            return refused;
        }
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (objections.containsKey(number)) {
                    refused.add(finding(line, objections.get(number), otherwise));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return refused;
    }

    private static Finding finding(String line, Objection objection, Place otherwise) {
        Matcher parts = STATEMENT.matcher(line);
        boolean told = parts.matches();
        return new RefusedStatement(told ? parts.group(1) : "", told ? parts.group(2) : "", objection.message(),
                objection.severity(), otherwise);
    }

    /** Notes the terms in use while the statements come by. */
    private final class Usage extends StreamRDFBase {
        @Override
        public void triple(Triple triple) {
            properties.add(triple.getPredicate());
            if (triple.getPredicate().equals(RDF.type.asNode())) {
                classes.add(triple.getObject());
            }
        }
    }

    private final class Collector implements ErrorHandler {
        @Override
        public void warning(String message, long line, long column) {
            objections.putIfAbsent(line, new Objection(Severity.WARNING, message));
        }

        @Override
        public void error(String message, long line, long column) {
            objections.put(line, new Objection(Severity.ERROR, message));
        }

        @Override
        public void fatal(String message, long line, long column) {
            error(message, line, column);
            throw new RiotException(message);
        }
    }
}
