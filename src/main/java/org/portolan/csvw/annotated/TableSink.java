package org.portolan.csvw.annotated;

import java.util.Optional;
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

    /**
     * A sink for some rows of the current table, which another thread hands over; empty if all must come from one
     * thread.
     *
     * @see org.portolan.csvw.StatementSink#part
     */
    default Optional<Part> part() {
        return Optional.empty();
    }

    /**
     * Rows that are held until their turn comes.
     *
     * @param rows takes {@code row}, from one thread
     * @param add  hands all of them on; call it once, from the thread of the whole
     */
    record Part(TableSink rows, Runnable add) {
    }

    /** A comment that stands in the file; it annotates the table ({@code rdfs:comment}; Model for Tabular Data, 8). */
    void comment(String text);

    /** The table has ended. */
    void endTable();

    /** After everything else. */
    void endGroup();
}
