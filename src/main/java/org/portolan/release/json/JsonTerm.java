package org.portolan.release.json;

/**
 * A term of the context: the name of a class, of a property, or of a property read from its object to its subjects.
 *
 * @param name          the key in JSON
 * @param iri           what it stands for
 * @param isReverse     true if its values are the subjects
 * @param isSet         true if its values always stand in an array; in a language map: those of one language
 * @param isLanguageMap true if its values are texts by their language
 * @param type          what its values are where JSON does not say: {@code @id}, a datatype's IRI, or empty
 * @see <a href="https://www.w3.org/TR/json-ld11/#context-definitions">JSON-LD 1.1, 9.15</a>
 */
public record JsonTerm(String name, String iri, boolean isReverse, boolean isSet, boolean isLanguageMap, String type) {
    /** The type of values that are addresses, not texts. */
    public static final String ID = "@id";

    static JsonTerm ofClass(String name, String iri) {
        return new JsonTerm(name, iri, false, false, false, "");
    }

    static JsonTerm reverse(String name, String iri) {
        return new JsonTerm(name, iri, true, true, false, ID);
    }

    /** A property that the context does not name: any values, in an array. */
    public static JsonTerm unnamed(String iri) {
        return new JsonTerm(iri, iri, false, true, false, "");
    }
}
