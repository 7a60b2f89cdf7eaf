package org.portolan.release.search;

/**
 * A statement that was found.
 *
 * @param thing    IRI of its subject
 * @param property IRI of its predicate
 * @param text     the lexical form of its object
 * @param tag      the language tag of its object; empty if it has none
 * @param score    how well it fits (BM25): comparable within one search, greater than 0
 */
public record Hit(String thing, String property, String text, String tag, float score) {
}
