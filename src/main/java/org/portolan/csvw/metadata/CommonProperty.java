package org.portolan.csvw.metadata;

/**
 * A property of another vocabulary that describes a group, a table or a column.
 *
 * @param property absolute IRI
 * @param value    its value in the JSON-LD dialect of the metadata
 * @param base     base IRI of references in it
 * @param language language of strings that give none, {@code und} if the metadata states none
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#common-properties">Metadata Vocabulary, 5.8</a>
 */
public record CommonProperty(String property, Json value, String base, String language) {
    /** A reference in the value as an absolute IRI, prefixes written in full; as it is if it is none. */
    public String resolve(String reference) {
        String full = Prefixes.expand(reference);
        return IriReference.resolve(base, full).orElse(full);
    }
}
