package org.portolan.csvw.rdf;

import org.portolan.csvw.StatementSink;
import org.portolan.csvw.metadata.TableGroup;

/** The node that stands for a table group in standard mode (csv2rdf, 4.6.1). */
final class GroupNode {
    private GroupNode() {
    }

    /** IRI of the group, or its blank node. */
    static String of(TableGroup group) {
        return group.id().orElse("_:group");
    }

    static void write(TableGroup group, StatementSink sink) {
        sink.resource(of(group), "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "http://www.w3.org/ns/csvw#TableGroup");
        group.common().forEach(property -> new CommonProperties(sink).write(of(group), property));
    }
}
