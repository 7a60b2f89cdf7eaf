package org.portolan.fuseki.guard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.portolan.negotiation.Fault;

/**
 * What is written as <a href="https://www.w3.org/TR/json-ld11-api/#serialize-rdf-as-json-ld-algorithm">JSON-LD</a>:
 * the whole document is made in memory, each value of a property is compared with those before it, and nothing can end
 * that.
 */
public final class JsonLdBounds {
    /** Triples of a result. */
    static final int MOST_TRIPLES = 50_000;
    /** Values of one property of one thing, if no other has many. */
    static final int MOST_VALUES = 3_000;
    private static final long MOST_COMPARISONS = comparisons(MOST_VALUES);

    private JsonLdBounds() {
    }

    private static long comparisons(long values) {
        return values * (values + 1) / 2;
    }

    /** Refuses a graph that would take too long. */
    public static void check(Graph graph) {
        if (graph.size() > MOST_TRIPLES) {
            throw tooLarge(MOST_TRIPLES + " triples");
        }
        Map<List<Node>, Integer> values = new HashMap<>();
        long comparisons = 0;
        for (ExtendedIterator<Triple> triples = graph.find(); triples.hasNext();) {
            Triple triple = triples.next();
            comparisons += values.merge(List.of(triple.getSubject(), triple.getPredicate()), 1, Integer::sum);
        }
        if (comparisons > MOST_COMPARISONS) {
            throw tooLarge(MOST_VALUES + " values of one property of one thing, and fewer if several have many");
        }
    }

    private static Refusal tooLarge(String most) {
        return new Refusal(Fault.TOO_LARGE, "As JSON-LD a result has at most " + most
                + ". Ask for N-Triples or Turtle, or for less.");
    }
}
