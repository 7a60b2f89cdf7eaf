package org.portolan.csvw.rdf;

import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.rdf4j.common.net.ParsedIRI;
import org.portolan.csvw.metadata.Located;
import org.portolan.csvw.metadata.Prefixes;
import org.portolan.problem.Place;

/**
 * The template of a subject, predicate or object, relative to the IRI of its table: expanded, then a prefix written in full,
 * then resolved.
 *
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#uri-template-properties">Metadata Vocabulary, 5.1.3</a>
 */
final class IriTemplate {
    private final UriTemplate template;
    private final Place place;
    private final ParsedIRI base;
    private final Optional<String> constant;

    private IriTemplate(UriTemplate template, Place place, String base) {
        this.template = template;
        this.place = place;
        this.base = ParsedIRI.create(base);
        this.constant = template.isConstant() ? resolve(template.expand(name -> List.of())) : Optional.empty();
    }

    /** The template, or empty if it is not one. */
    static Optional<IriTemplate> of(Located<String> written, String tableIri) {
        return UriTemplate.parse(written.value()).map(template -> new IriTemplate(template, written.place(), tableIri));
    }

    Place place() {
        return place;
    }

    List<String> variables() {
        return template.variables();
    }

    /** The IRI for these values; empty if it is none. */
    Optional<String> expand(Function<String, List<String>> values) {
        return constant.isPresent() ? constant : resolve(template.expand(values));
    }

    private Optional<String> resolve(String reference) {
        try {
            ParsedIRI iri = new ParsedIRI(Prefixes.expand(reference));
            ParsedIRI absolute = iri.isAbsolute() ? iri : base.resolve(iri);
            return absolute.isAbsolute() ? Optional.of(absolute.toString()) : Optional.empty();
        } catch (URISyntaxException wrong) {
            return Optional.empty();
        }
    }
}
