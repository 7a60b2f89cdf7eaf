package org.portolan.csvw.rdf;

import org.portolan.csvw.StatementSink;
import org.portolan.csvw.metadata.TableGroup;

/** The node that stands for a table group in standard mode. */
final class GroupNode {
    static final String NAME = "_:group";

    private GroupNode() {
    }

    static void write(TableGroup group, StatementSink sink) {
        sink.resource(NAME, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "http://www.w3.org/ns/csvw#TableGroup");
        group.common().forEach(property -> new CommonProperties(sink).write(NAME, property));
    }
}
