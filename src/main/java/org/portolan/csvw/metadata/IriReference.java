package org.portolan.csvw.metadata;

import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.rdf4j.common.net.ParsedIRI;

/**
 * Resolves references from documents that nobody has checked. What is no IRI is empty, not an exception.
 *
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#link-properties">Metadata Vocabulary, 5.1.2</a>
 */
public final class IriReference {
    private IriReference() {
    }

    /** The absolute IRI of a reference, with what an IRI cannot hold percent-encoded; empty if there is none. */
    public static Optional<String> resolve(String base, String reference) {
        return parsed(() -> ParsedIRI.create(ParsedIRI.create(base).resolve(reference.replace(" ", "%20"))))
                .filter(ParsedIRI::isAbsolute).map(ParsedIRI::toString);
    }

    /** True if this is an absolute IRI as it stands. */
    public static boolean isAbsolute(String text) {
        try {
            return new ParsedIRI(text).isAbsolute();
        } catch (URISyntaxException | IndexOutOfBoundsException wrong) {
            return false;
        }
    }

    /** True if both are the same address but for case, encoding and default ports (Model for Tabular Data, 6.3). */
    public static boolean isSame(String one, String other) {
        Optional<ParsedIRI> normal = parsed(() -> ParsedIRI.create(one).normalize());
        return normal.isPresent() && normal.equals(parsed(() -> ParsedIRI.create(other).normalize()));
    }

    /** The parser throws an {@code IndexOutOfBoundsException} on text that ends too early, such as {@code http://[}. */
    private static Optional<ParsedIRI> parsed(Supplier<ParsedIRI> parse) {
        try {
            return Optional.of(parse.get());
        } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
            return Optional.empty();
        }
    }
}
