package org.portolan.check.publication;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.VOID;
import org.portolan.check.files.TextFile;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * Reads {@code dataset.ttl} twice: first for the base, which the file itself says ({@code void:uriSpace}), then
 * resolved against it.
 */
final class DatasetReader {
    /**
     * Stands in for the base until it is known, and if it never is; {@code .invalid} is reserved for this (RFC 2606,
     * 2).
     */
    private static final String NEUTRAL = "https://base.invalid/";

    private final String name;
    private final Optional<TextFile> file;
    private final ProblemSink problems;
    private final PlacedGraph unresolved = new PlacedGraph();

    DatasetReader(Path path, String name, ProblemSink problems) {
        this.name = name;
        this.problems = problems;
        this.file = Files.isRegularFile(path) ? TextFile.read(path, name, problems) : Optional.empty();
        if (!Files.isRegularFile(path)) {
            problems.report(Problem.error(Code.FILE_MISSING, Place.file(name), "there is no such file")
                    .because("it says title, licence, date and base IRI of the dataset")
                    .mend("write it, beginning with: <> <" + VOID.uriSpace + "> \"https://example.org/\" ."));
        }
        file.ifPresent(text -> new TurtleReader(NEUTRAL, problems).read(text, unresolved));
    }

    /** The base; a stand-in if none is known, so that everything else can be checked nevertheless. */
    String base(Optional<String> override) {
        if (override.isPresent()) {
            return checked(override.get(), Place.file("--base"));
        }
        Optional<Triple> said = saidBase();
        if (said.isPresent()) {
            return checked(said.get().getObject().getLiteralLexicalForm(),
                    unresolved.placeOf(said.get()).orElse(Place.file(name)));
        }
        file.ifPresent(text -> problems.report(Problem.error(Code.DATASET_INCOMPLETE, Place.file(name),
                "the base IRI is missing")
                .because("every IRI of the publication begins with it")
                .mend("add the line: <> <" + VOID.uriSpace + "> \"https://example.org/\" .")));
        return NEUTRAL;
    }

    /** Whether the file itself says that this is the base. */
    boolean says(String base) {
        return saidBase().filter(triple -> triple.getObject().getLiteralLexicalForm().equals(base)).isPresent();
    }

    private Optional<Triple> saidBase() {
        return find(unresolved.graph(), NEUTRAL, VOID.uriSpace.asNode())
                .filter(triple -> triple.getObject().isLiteral());
    }

    /** The description, resolved against the base; faults of syntax have been reported already. */
    DatasetDescription describe(String base) {
        PlacedGraph resolved = new PlacedGraph();
        file.ifPresent(text -> new TurtleReader(base, heard -> { }).read(text, resolved));
        Graph graph = resolved.graph();
        SortedMap<String, String> titles = titles(graph, base);
        Optional<Triple> license = find(graph, base, DCTerms.license.asNode())
                .filter(triple -> triple.getObject().isURI());
        Optional<Triple> modified = find(graph, base, DCTerms.modified.asNode())
                .filter(triple -> triple.getObject().isLiteral());
        if (file.isPresent()) {
            checkComplete(titles, license, modified.flatMap(resolved::placeOf), modified);
        }
        return new DatasetDescription(graph, titles, license.map(triple -> triple.getObject().getURI()).orElse(""),
                modified.map(triple -> triple.getObject().getLiteralLexicalForm()).orElse(""));
    }

    private void checkComplete(SortedMap<String, String> titles, Optional<Triple> license, Optional<Place> dated,
                               Optional<Triple> modified) {
        if (titles.isEmpty()) {
            incomplete("the title is missing", "add: <> <" + DCTerms.title + "> \"…\"@en .");
        }
        if (license.isEmpty()) {
            incomplete("the licence is missing",
                    "add: <> <" + DCTerms.license + "> <https://creativecommons.org/licenses/by/4.0/> .");
        }
        if (modified.isEmpty()) {
            incomplete("the date of the last change is missing", "add: <> <" + DCTerms.modified
                    + "> \"2026-01-31\"^^<http://www.w3.org/2001/XMLSchema#date> .");
        }
        modified.map(triple -> triple.getObject().getLiteralLexicalForm()).filter(date -> !isDate(date))
                .ifPresent(date -> problems.report(Problem.error(Code.DATASET_INCOMPLETE,
                        dated.orElse(Place.file(name)),
                        "the date of the last change is \"%s\", which is not a date".formatted(date))
                        .mend("write year, month and day: \"2026-01-31\"")));
    }

    private void incomplete(String message, String fix) {
        problems.report(Problem.error(Code.DATASET_INCOMPLETE, Place.file(name), message)
                .because("the catalogue of every release says it").mend(fix));
    }

    private String checked(String base, Place place) {
        if (isBase(base)) {
            return base;
        }
        problems.report(Problem.error(Code.DATASET_INCOMPLETE, place, "\"%s\" is not a base IRI".formatted(base))
                .because("a base begins with http:// or https:// and a host, ends with a slash and has neither ? nor #")
                .mend("write it like https://example.org/ or https://example.org/alliance/"));
        return NEUTRAL;
    }

    private static boolean isBase(String iri) {
        try {
            return iri.matches("https?://[^/?#]+/([^?#]*/)?") && IRIx.create(iri).isReference();
        } catch (IRIException e) {
            return false;
        }
    }

    private static SortedMap<String, String> titles(Graph graph, String base) {
        SortedMap<String, String> titles = new TreeMap<>();
        List<Triple> said = graph.find(NodeFactory.createURI(base), DCTerms.title.asNode(), Node.ANY).toList();
        said.stream().map(Triple::getObject).filter(Node::isLiteral).forEach(title -> {
            String language = title.getLiteralLanguage().isEmpty() ? "und" : title.getLiteralLanguage();
            titles.merge(language, title.getLiteralLexicalForm(), BinaryOperator.minBy(Comparator.naturalOrder()));
        });
        return titles;
    }

    private static Optional<Triple> find(Graph graph, String subject, Node predicate) {
        return graph.stream(NodeFactory.createURI(subject), predicate, Node.ANY)
                .min((one, other) -> one.getObject().toString().compareTo(other.getObject().toString()));
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
