package org.portolan.fuseki.budget;

/** What a query can have used up, or why it is not to go on. */
public enum Measure {
    /** Time to run. */
    TIME,
    /** Time in which the client takes the result. */
    DELIVERY,
    /** Rows or triples of the result. */
    ROWS,
    /** Bytes of the result. */
    BYTES,
    /** What one query may hold in memory. */
    MEMORY,
    /** What all queries together may hold in memory. */
    SHARED_MEMORY,
    /** Length of a string that it makes. */
    STRING,
    /** Length of an IRI that it makes. */
    IRI,
    /** Digits of a number, or length of a span of time, that it makes. */
    NUMBER,
    /** Nothing: a regular expression turned out to be one that is not run. */
    PATTERN,
    /** The client has gone: nobody wants the result. */
    CLIENT
}
