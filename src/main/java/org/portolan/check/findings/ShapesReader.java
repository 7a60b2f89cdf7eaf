package org.portolan.check.findings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclException;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.lib.ShLib;
import org.apache.jena.shacl.parser.ShapesParser;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementMinus;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.portolan.check.publication.Ontology;
import org.portolan.check.publication.Publication;
import org.portolan.check.queries.SyntaxMessage;
import org.portolan.problem.Code;
import org.portolan.problem.Nearest;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * Takes the shapes out of the ontology if they are well-formed (<a
 * href="https://www.w3.org/TR/shacl/#syntax-rules">SHACL, appendix A</a>). A term of SHACL that does not exist is a
 * fault too: the recommendation lets it pass, and a misspelt constraint would never check anything.
 */
public final class ShapesReader {
    private static final int SUGGESTIONS = 3;
    private final String base;
    private final Place folder;
    private final Ontology terms;
    private final Wording wording;
    private final ProblemSink problems;
    private boolean wellFormed = true;

    /** @param problems hears what is not well-formed */
    public ShapesReader(Publication publication, Wording wording, ProblemSink problems) {
        this.base = publication.base();
        this.folder = Place.file(publication.ontology().toString());
        this.terms = publication.terms();
        this.wording = wording;
        this.problems = problems;
    }

    /** The shapes; empty if one of them is not well-formed. */
    public Optional<Shapes> read() {
        checkTerms();
        checkSyntax();
        Graph graph = withBase();
        checkPatterns();
        checkQueries(graph);
        if (wellFormed) {
            checkParsing(graph);
        }
        return wellFormed ? Optional.of(Shapes.parse(graph)) : Optional.empty();
    }

    private void checkTerms() {
        Set<String> known = standard("shacl.ttl").stream().map(Triple::getSubject).filter(Node::isURI).map(Node::getURI)
                .collect(Collectors.toSet());
        terms.asWritten().stream().forEach(triple -> Stream.of(triple.getPredicate(), triple.getObject())
                .filter(node -> node.isURI() && node.getURI().startsWith(SHACL.getURI()))
                .filter(node -> !known.contains(node.getURI()))
                .forEach(node -> reportUnknown(node.getURI(), triple, known)));
    }

    private void reportUnknown(String term, Triple triple, Set<String> known) {
        List<String> nearest = Nearest.to(local(term), known.stream().map(ShapesReader::local).toList(),
                SUGGESTIONS);
        String choices = nearest.stream().map("sh:"::concat).collect(Collectors.joining(" or "));
        Problem problem = Problem.error(Code.SHAPE_INVALID, terms.placeOf(triple).orElseThrow(),
                "SHACL has no term sh:" + local(term)).because("an unknown term checks nothing");
        report(problem.mend(nearest.isEmpty() ? "take it out, or write one of https://www.w3.org/TR/shacl/"
                : "did you mean %s?".formatted(choices)));
    }

    private static String local(String term) {
        return term.substring(SHACL.getURI().length());
    }

    /** Validates the shapes with the shapes for shapes (SHACL, appendix C). */
    private void checkSyntax() {
        Map<Place, List<ReportEntry>> byPlace = new TreeMap<>(Place.IN_ORDER);
        ShaclValidator.get().validate(Shapes.parse(standard("shacl-shacl.ttl")), terms.asWritten()).getEntries()
                .forEach(entry -> byPlace.computeIfAbsent(place(entry), place -> new ArrayList<>()).add(entry));
        byPlace.forEach((place, entries) -> entries.stream()
                .filter(entry -> path(entry).isPresent() || entries.stream().allMatch(other -> path(other).isEmpty()))
                .forEach(entry -> report(Problem.error(Code.SHAPE_INVALID, place, "this shape is not well-formed: "
                                + path(entry).map(path -> wording.iri(path.getURI()) + ": ").orElse("")
                                + message(entry))
                        .because("https://www.w3.org/TR/shacl/#syntax-rules")
                        .mend("write here what the message says is missing, or what it expects"))));
    }

    /** Labels of blank nodes are the parser's own. */
    private String message(ReportEntry entry) {
        return withoutLabels(wording.text(entry.messages().stream()).orElse(entry.message()));
    }

    private static String withoutLabels(String message) {
        return message.replaceAll("( at focusNode| node=| sh:property)? ?_:[A-Za-z0-9]+", "").replaceAll("\\s+", " ")
                .strip();
    }

    private Place place(ReportEntry entry) {
        return path(entry).flatMap(path -> terms.asWritten().stream(entry.focusNode(), path, Node.ANY)
                        .filter(triple -> entry.value() == null || entry.value().equals(triple.getObject()))
                        .findFirst()).flatMap(terms::placeOf)
                .or(() -> terms.placeOf(entry.focusNode())).orElse(folder);
    }

    private static Optional<Node> path(ReportEntry entry) {
        return entry.resultPath() instanceof P_Link link ? Optional.of(link.getNode()) : Optional.empty();
    }

    private void checkPatterns() {
        Stream<Triple> patterns = terms.asWritten().stream(Node.ANY, SHACL.pattern, Node.ANY);
        patterns.filter(triple -> triple.getObject().isLiteral()).forEach(triple -> {
            try {
                Pattern.compile(triple.getObject().getLiteralLexicalForm());
            } catch (PatternSyntaxException e) {
                report(Problem.error(Code.SHAPE_INVALID, terms.placeOf(triple).orElseThrow(),
                        "\"%s\" is not a regular expression: %s".formatted(e.getPattern(), e.getDescription()))
                        .because("what cannot be read as one checks nothing")
                        .mend("correct it; two backslashes before a sign such as [ or ( take it as itself"));
            }
        });
    }

    /**
     * Parses each query, and refuses what would not check what it seems to, or would go to the network (SHACL, 5.3.1
     * and 8).
     */
    private void checkQueries(Graph graph) {
        terms.asWritten().stream(Node.ANY, SHACL.select, Node.ANY).forEach(triple -> {
            Place place = terms.placeOf(triple).orElseThrow();
            try {
                Query query = ShLib.extractSPARQLQuery(graph, triple.getSubject());
                ElementWalker.walk(query.getQueryPattern(), new Forbidden(place));
            } catch (ShaclException e) {
                report(Problem.error(Code.SHAPE_INVALID, place,
                        "the query of this shape is not SPARQL 1.1: " + SyntaxMessage.of(e.getMessage()).sentence())
                        .because("what cannot be read checks nothing")
                        .mend("correct the query; sh:prefixes declares its prefixes"));
            }
        });
    }

    private final class Forbidden extends ElementVisitorBase {
        private final Place place;

        private Forbidden(Place place) {
            this.place = place;
        }

        @Override
        public void visit(ElementMinus element) {
            forbid("MINUS", "write FILTER NOT EXISTS instead");
        }

        @Override
        public void visit(ElementData element) {
            forbid("VALUES", "write FILTER with IN instead");
        }

        @Override
        public void visit(ElementService element) {
            forbid("SERVICE", "bring what it asks for into the ontology folder");
        }

        private void forbid(String word, String fix) {
            report(Problem.error(Code.SHAPE_INVALID, place, "the query of this shape uses %s".formatted(word))
                    .because("https://www.w3.org/TR/shacl/#pre-binding does not allow it").mend(fix));
        }
    }

    /** Parses shape by shape, so that each fault is told and not only the first one. */
    private void checkParsing(Graph graph) {
        for (Node shape : ShapesParser.findDeclaredShapes(graph)) {
            try {
                ShapesParser.parseShape(new HashMap<>(), graph, shape);
            } catch (JenaException e) {
                String name = shape.isURI() ? wording.iri(shape.getURI()) : "here";
                report(Problem.error(Code.SHAPE_INVALID, terms.placeOf(shape).orElse(folder),
                        "the shape %s cannot be read: %s".formatted(name, withoutLabels(e.getMessage())))
                        .because("what cannot be read checks nothing")
                        .mend("write it as https://www.w3.org/TR/shacl/ has it, or take it out"));
            }
        }
    }

    /**
     * Queries in shapes may use IRIs relative to the base like everything else in the ontology; Jena would resolve them
     * against the working directory.
     */
    private Graph withBase() {
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        terms.asWritten().stream().map(triple -> triple.predicateMatches(SHACL.select) && triple.getObject().isLiteral()
                ? withBase(triple) : triple).forEach(graph::add);
        return graph;
    }

    private Triple withBase(Triple select) {
        String query = "BASE <" + base + ">\n" + select.getObject().getLiteralLexicalForm();
        return Triple.create(select.getSubject(), select.getPredicate(), NodeFactory.createLiteralString(query));
    }

    private void report(Problem problem) {
        wellFormed = false;
        problems.report(problem);
    }

    /** One of the files that Jena brings with it. */
    private static Graph standard(String name) {
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        try (InputStream in = Shapes.class.getResourceAsStream("/std/" + name)) {
            RDFDataMgr.read(graph, in, Lang.TURTLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return graph;
    }
}
