package org.portolan.check.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.VOID;
import org.portolan.check.graph.CheckQueries;
import org.portolan.check.graph.CheckQueries.Asked;
import org.portolan.check.publication.Publication;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;
import org.portolan.problem.Severity;

/**
 * The quality of the terms. Each {@code ontology/rules/*.rq} selects the terms that break its rule, and tells in its
 * comments what to say of them: {@code #message:}, {@code #why:} and {@code #fix:}, with the variables of the row in
 * braces, for example {@code {?term}}. {@code #severity: warning} or {@code note} says that it stops no release. Its
 * default graph is the ontology; {@code <graph/data>} holds the tables, {@code <graph/usage>} their partitions (VoID:
 * {@code void:property} and {@code void:class} of each property and class that they use, so that a rule need not read
 * all of them), {@code <graph/vocabularies>} the vocabularies of others in {@code ontology/vocabularies/}.
 */
public final class Rules {
    private static final Var TERM = Var.alloc("term");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\?(\\w+)}");

    private final Publication publication;
    private final Wording wording;
    private final CheckQueries queries;

    public Rules(Publication publication, Wording wording) {
        this.publication = publication;
        this.wording = wording;
        this.queries = new CheckQueries(publication, "rules", List.of(TERM), "find terms that break a rule");
    }

    /**
     * Each term that breaks a rule, where the ontology describes it, or else where it is used.
     *
     * @param problems hears of rules that cannot be asked
     */
    public List<Problem> broken(DataGraph data, ProblemSink problems) {
        DatasetGraph dataset = DatasetGraphFactory.create(publication.terms().asWritten());
        dataset.addGraph(graph("data"), data.graph());
        dataset.addGraph(graph("usage"), usage(data));
        dataset.addGraph(graph("vocabularies"), publication.terms().vocabularies());
        List<Problem> broken = new ArrayList<>();
        queries.ask(dataset, problems, (asked, row) -> broken.add(problem(asked, row)));
        return broken;
    }

    private Node graph(String name) {
        return NodeFactory.createURI(publication.base() + "graph/" + name);
    }

    private static Graph usage(DataGraph data) {
        Graph usage = GraphFactory.createDefaultGraph();
        data.properties().forEach(property -> usage.add(property, VOID.property.asNode(), property));
        data.classes().forEach(type -> usage.add(type, VOID._class.asNode(), type));
        return usage;
    }

    private Problem problem(Asked asked, Binding row) {
        Place place = publication.terms().placeOf(row.get(TERM))
                .orElse(Place.file(publication.shown("csv-metadata.json")));
        Problem problem = Problem.error(Code.RULE_BROKEN, place,
                said(asked, "message", row).orElse(written(row.get(TERM)) + " breaks a rule")).as(severity(asked, row))
                .because(said(asked, "why", row).map(why -> why + "; ").orElse("") + asked.name() + " finds it");
        return said(asked, "fix", row).map(problem::mend).orElse(problem);
    }

    private Severity severity(Asked asked, Binding row) {
        return said(asked, "severity", row).flatMap(word -> Stream.of(Severity.values())
                .filter(severity -> severity.word().equals(word)).findFirst()).orElse(Severity.ERROR);
    }

    private Optional<String> said(Asked asked, String header, Binding row) {
        Matcher line = Pattern.compile("^#" + header + ": *(.*\\S)", Pattern.MULTILINE).matcher(asked.text());
        return line.find() ? Optional.of(VARIABLE.matcher(line.group(1)).replaceAll(variable -> {
            Node value = row.get(variable.group(1));
            return Matcher.quoteReplacement(value == null ? variable.group() : written(value));
        })) : Optional.empty();
    }

    private String written(Node value) {
        return value.isURI() ? wording.iri(value.getURI()) : wording.value(value);
    }
}
