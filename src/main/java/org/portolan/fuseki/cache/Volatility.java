package org.portolan.fuseki.cache;

import java.util.regex.Pattern;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Quad;

/** Tells queries whose answer may differ each time they are asked of the same data. */
public final class Volatility {
    /** In a literal or a name, it costs no more than that an answer is not kept. */
    private static final Pattern FUNCTIONS = Pattern.compile("(?i)\\b(now|rand|uuid|struuid|bnode)\\b");

    private Volatility() {
    }

    /**
     * True if it calls such a function, or makes blank nodes, whose labels are new each time.
     *
     * @param text the query as Jena writes it, without comments and escapes
     */
    public static boolean isIn(Query query, String text) {
        return FUNCTIONS.matcher(text).find() || query.isConstructType()
                && query.getConstructTemplate().getQuads().stream().anyMatch(Volatility::isNew);
    }

    private static boolean isNew(Quad quad) {
        return quad.getSubject().isBlank() || quad.getObject().isBlank() || quad.getGraph().isBlank();
    }
}
