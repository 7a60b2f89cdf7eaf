package org.portolan.release.search;

import java.util.Optional;

/**
 * What is searched for.
 *
 * @param words    words that must all be there; "…" for a phrase, {@code |} for either, {@code -} for not, {@code *}
 *                 at the end of a word for its beginning; nothing that can be written is an error
 * @param tag      the language tag of the texts, or the first part of it; empty for all
 * @param property IRI of the property that has the text; empty for any
 * @param thing    IRI of the thing that has the text; empty for any
 * @param most     how many are wanted at most, the best ones; at least 1
 */
public record TextQuery(String words, String tag, Optional<String> property, Optional<String> thing, int most) {
    /** Checks the bound. */
    public TextQuery {
        if (most < 1) {
            throw new IllegalArgumentException("nobody wants " + most);
        }
    }
}
