package org.portolan.csvw;

import java.util.Optional;

/**
 * Takes the statements of a conversion one after the other, and hears where each comes from.
 *
 * <p>Resources are strings: an absolute IRI, or {@code _:label} for a blank node. Calls come from one thread, in the
 * order {@code start (startTable (startRow (startCell statement*)*)*)* end}; statements that belong to no cell (virtual
 * columns, rows, table group) come after the {@code startRow} or {@code startTable} they belong to.
 */
public interface StatementSink {
    /** Before anything else. */
    default void start() {
    }

    /** A prefix that a writer for people may use, for example {@code org} for {@code http://www.w3.org/ns/org#}. */
    default void prefix(String prefix, String iri) {
    }

    /**
     * A table begins.
     *
     * @param tableIri IRI of the table, as resolved
     * @param file     the file as messages name it, for example {@code data/cities.csv}
     */
    default void startTable(String tableIri, String file) {
    }

    /**
     * A row begins.
     *
     * @param sourceRow number of the row in its file, from 1, header rows counted (RFC 7111 {@code #row=})
     * @param line      line on which the row begins, from 1; differs from {@code sourceRow} after a cell with a line
     *                  break
     */
    default void startRow(long sourceRow, long line) {
    }

    /**
     * A cell of the row begins: the statements that follow are its own.
     *
     * @param column name of the column in the metadata
     * @param line   line on which the cell begins, from 1
     * @param place  column of the line at which the cell begins, from 1 in code points
     */
    default void startCell(String column, long line, long place) {
    }

    /**
     * A cell of the row begins that gives nothing, for it is empty and has no default.
     *
     * @param column as in {@link #startCell}, which hears of it in a sink that does not override this
     */
    default void startEmptyCell(String column, long line, long place) {
        startCell(column, line, place);
    }

    /**
     * The cell that began is empty: it says nothing of what it is about.
     *
     * @param subject   what it is about
     * @param predicate what it would say of that, as far as the column alone tells it
     */
    default void unsaid(String subject, String predicate) {
    }

    /**
     * A virtual column of the row begins: the statements that follow come from its template, from no cell of the file.
     */
    default void startVirtualCell(String column) {
    }

    /** A statement whose object is a resource. */
    void resource(String subject, String predicate, String object);

    /** A statement whose object is a literal with a datatype (an absolute IRI; {@code xsd:string} for plain text). */
    void literal(String subject, String predicate, String lexical, String datatype);

    /** A statement whose object is text in a language (BCP 47). */
    void text(String subject, String predicate, String text, String language);

    /**
     * A sink for statements of some rows of the current table, which another thread hands over; empty if all must come
     * from one thread. Parts may be filled at the same time; those that have been filled are added in the order of
     * their rows.
     */
    default Optional<Part> part() {
        return Optional.empty();
    }

    /**
     * Statements that are held until their turn comes.
     *
     * @param sink takes {@code startRow}, {@code startCell}, {@code startVirtualCell} and statements, from one thread
     * @param add  hands all of them on; call it once, from the thread of the whole
     */
    record Part(StatementSink sink, Runnable add) {
    }

    /** After everything else. */
    default void end() {
    }
}
