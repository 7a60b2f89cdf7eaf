package org.portolan.csvw.annotated;

import org.portolan.csvw.metadata.Table;

/**
 * Hears the rows of all tables of a group and says, after the last one, which keys contradict each other. A foreign key
 * may point to a later table or to its own.
 *
 * @see <a href="https://www.w3.org/TR/tabular-data-model/#validating-tables">Model for Tabular Data, 6.6</a>
 */
interface KeyChecks extends AutoCloseable {
    /** What a converter asks for: nothing. */
    KeyChecks NONE = new KeyChecks() {
        @Override
        public void row(Table table, AnnotatedRow row) {
        }

        @Override
        public void unread(String tableIri) {
        }

        @Override
        public void end() {
        }

        @Override
        public void close() {
        }
    };

    /** Takes the keys of a row. */
    void row(Table table, AnnotatedRow row);

    /** A table could not be read to its end: what points to it cannot be judged. */
    void unread(String tableIri);

    /** Reports what is wrong; call it once, after the last row. */
    void end();

    /** Gives back what the checks hold, temporary files too. */
    @Override
    void close();
}
