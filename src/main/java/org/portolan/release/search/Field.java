package org.portolan.release.search;

/** The fields of a document of the index, which is one statement with a text for its object. */
final class Field {
    /** IRI of the subject. */
    static final String THING = "thing";
    /** IRI of the predicate. */
    static final String PROPERTY = "property";
    /** The text, as it is. */
    static final String TEXT = "text";
    /** Its language tag, as it is; empty if it has none. */
    static final String TAG = "tag";
    /** The first part of the tag. */
    static final String LANGUAGE = "language";
    /** The words of the text. */
    static final String WORDS = "words";
    private static final String STEMS = "stems_";

    private Field() {
    }

    /** The stems of the words, in a language. */
    static String stems(String language) {
        return STEMS + language;
    }

    /** Whether a field holds stems. */
    static boolean isStems(String field) {
        return field.startsWith(STEMS);
    }

    /** The language of a field of stems. */
    static String languageOf(String field) {
        return field.substring(STEMS.length());
    }
}
