package org.portolan.csvw.annotated;

import org.portolan.csvw.metadata.TableGroup;

/**
 * Takes the annotated tables of a group, row by row. Calls come from one thread, in the order
 * {@code startGroup (startTable (row | comment)* endTable)* endGroup}.
 */
public interface TableSink {
    /** Before anything else. */
    void startGroup(TableGroup group);

    /** A table whose header has been read begins. */
    void startTable(AnnotatedTable table);

    /** A row of the table. */
    void row(AnnotatedRow row);

    /** A comment that stands in the file; it annotates the table ({@code rdfs:comment}; Model for Tabular Data, 8). */
    void comment(String text);

    /** The table has ended. */
    void endTable();

    /** After everything else. */
    void endGroup();
}
