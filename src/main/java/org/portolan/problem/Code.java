package org.portolan.problem;

import java.util.Locale;

/** The kinds of fault. Each has a section of the same name in {@code docs/problems.md}. */
public enum Code {
    // files
    FILE_MISSING,
    FILE_EMPTY,
    FILE_NOT_CSV,
    FILE_DAMAGED,
    FILE_NOT_UTF_8,
    FILE_NOT_OF_ENCODING,
    // CSV as text
    CSV_RESAVED,
    CSV_QUOTE_NOT_CLOSED,
    CSV_QUOTE_MISPLACED,
    CSV_ROW_RAGGED,
    CSV_TOO_LONG,
    CSV_COLUMN_UNKNOWN,
    CSV_COLUMN_MISSING,
    CSV_COLUMN_REPEATED,
    CSV_COLUMNS_SWAPPED,
    // cells and keys
    TEXT_ENCODED_TWICE,
    TEXT_LETTER_LOST,
    CELL_NOT_OF_DATATYPE,
    CELL_REQUIRED,
    CELL_IRI_INVALID,
    CELL_ABOUT_NOTHING,
    CELL_MISCOUNTED,
    CELL_SAID_ELSEWHERE,
    SOURCE_REPEATED,
    KEY_DUPLICATE,
    SUBJECT_REPEATED,
    FOREIGN_KEY_UNKNOWN,
    FOREIGN_KEY_AMBIGUOUS,
    // metadata
    METADATA_NOT_JSON,
    METADATA_INVALID,
    METADATA_PROPERTY_UNKNOWN,
    METADATA_TEMPLATE_INVALID,
    DOCUMENT_NOT_MAPPED,
    // ontology, dataset description, graph
    TURTLE_INVALID,
    QUERY_INVALID,
    DATASET_INCOMPLETE,
    BLANK_NODE_CIRCLE,
    SHAPE_INVALID,
    SHAPE_VIOLATED,
    RESOURCE_UNKNOWN,
    RESOURCE_REPLACED,
    REPLACEMENT_CIRCLE,
    RULE_BROKEN,
    STATEMENT_INVALID,
    STATEMENT_NOT_OF_FORMAT,
    CLAIM_DIFFERS,
    FILE_NOT_DESCRIBED,
    // what a release would take away
    TABLE_SHRANK,
    CLASS_VANISHED,
    RESOURCE_VANISHED,
    KEY_CHANGED;

    /** The code as it is printed, for example {@code cell-not-of-datatype}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
