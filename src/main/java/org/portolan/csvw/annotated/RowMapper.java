package org.portolan.csvw.annotated;

import org.portolan.csvw.tabular.Row;
import org.portolan.problem.ProblemSink;

/** Takes the rows of a table as they are read, and the problems that are found in reading them, in this order. */
interface RowMapper extends ProblemSink {
    /** A row of the file, by its number among the rows of data, from 1. */
    void row(Row row, long number);

    /** Ends when all rows so far have been handed on. */
    void finish();
}
