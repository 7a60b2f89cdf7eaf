package org.portolan.csvw.metadata;

/**
 * A text in a language.
 *
 * @param text     the text
 * @param language its language tag, {@code und} if it has none
 */
public record Title(String text, String language) {
    /**
     * True if both are the same text, and their languages go together: one is {@code und}, or they are equal when cut
     * to the length of the shorter.
     *
     * @see <a href="https://www.w3.org/TR/tabular-metadata/#schema-compatibility">Metadata Vocabulary, 5.5.1</a>
     */
    boolean matches(Title other) {
        return text.equals(other.text) && (isUndetermined() || other.isUndetermined() || isCalledLike(other.language)
                || other.isCalledLike(language));
    }

    private boolean isUndetermined() {
        return language.equals("und");
    }

    private boolean isCalledLike(String tag) {
        return tag.equalsIgnoreCase(language) || tag.regionMatches(true, 0, language + "-", 0, language.length() + 1);
    }
}
