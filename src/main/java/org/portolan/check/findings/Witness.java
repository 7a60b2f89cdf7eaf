package org.portolan.check.findings;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.portolan.csvw.StatementSink;

/** Hears what the graph does not show, such as an empty cell or a statement made twice, and then finds it there. */
public interface Witness {
    /** Findings are looked up in the tables, which takes memory for each: more than anyone reads are left out. */
    int MOST = 1000;

    /** Listens to a conversion whose statements {@code statements} takes, unchanged. */
    StatementSink listener(StatementSink statements);

    /**
     * What is doubtful in that, though nothing is wrong.
     *
     * @param graph   what was converted
     * @param wording how messages write a thing
     */
    List<Finding> in(Graph graph, Wording wording);
}
