package org.portolan.bench;

import java.util.List;
import java.util.Locale;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * What SHACL alone costs: Jena reads triples and validates them, without CSV, keys, rules or places. Given a fourth
 * word, it validates by one shape after the other and prints the milliseconds of each.
 */
final class JenaValidation {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final List<Node> TARGETS = List.of(SHACL.targetClass, SHACL.targetNode, SHACL.targetObjectsOf,
            SHACL.targetSubjectsOf);

    private JenaValidation() {
    }

    /** Takes N-Triples, shapes and the base IRI; ends with 1 if the data do not conform. */
    public static void main(String[] words) {
        Graph data = read(words[0], words[2]);
        Graph shapes = read(words[1], words[2]);
        if (words.length > 3) {
            TARGETS.stream().flatMap(target -> shapes.stream(Node.ANY, target, Node.ANY)).map(Triple::getSubject)
                    .distinct().forEach(shape -> time(shape, shapes, data));
        } else if (!ShaclValidator.get().validate(Shapes.parse(shapes), data).conforms()) {
            System.exit(1);
        }
    }

    private static void time(Node shape, Graph all, Graph data) {
        Graph one = GraphFactory.createDefaultGraph();
        all.find().filterDrop(triple -> TARGETS.contains(triple.getPredicate()) && !triple.getSubject().equals(shape))
                .forEachRemaining(one::add);
        Shapes shapes = Shapes.parse(one);
        long start = System.nanoTime();
        ShaclValidator.get().validate(shapes, data);
        System.out.printf(Locale.ROOT, "%s %.0f%n", shape.getURI().replaceFirst(".*#", ""),
                (System.nanoTime() - start) / NANOS_PER_MILLI);
    }

    private static Graph read(String file, String base) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.source(file).base(base).parse(graph);
        return graph;
    }
}
