package org.portolan.csvw.annotated;

import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.rdf4j.common.net.ParsedIRI;
import org.portolan.csvw.metadata.Located;
import org.portolan.csvw.metadata.Prefixes;
import org.portolan.problem.Place;

/**
 * The template of a subject, predicate or object, relative to the IRI of its table: expanded, then a prefix written in
 * full, then resolved.
 *
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#uri-template-properties">Metadata Vocabulary, 5.1.3</a>
 */
public final class IriTemplate {
    private static final UriTemplate.Bindings NOTHING = new UriTemplate.Bindings() {
        @Override
        public int count(int variable) {
            return 0;
        }

        @Override
        public String text(int variable, int which) {
            throw new IllegalStateException("no variable has a value");
        }
    };

    private final UriTemplate template;
    private final Place place;
    private final ParsedIRI base;
    private final Optional<String> constant;
    private final Beginning beginning;

    /**
     * What every expansion begins with, as resolved, where resolving changes nothing else. An expression in it can add
     * no slash and no colon, so only a segment of dots could; where the host is not complete, the port could be none.
     */
    private record Beginning(String resolved) {
        private static final Beginning NONE = new Beginning("");
        private static final int ROOM = 32;
        private static final String PROBE = "x";

        static Beginning of(UriTemplate template, Function<String, Optional<String>> resolve) {
            return template.simpleBeginning()
                    .filter(text -> text.matches(".*[/#?]|[a-z]+:") && !text.matches("([^/?#]*:)?//[^/?#]*"))
                    .flatMap(text -> resolve.apply(text + PROBE).filter(iri -> iri.endsWith(PROBE))
                            .map(iri -> new Beginning(iri.substring(0, iri.length() - PROBE.length())))).orElse(NONE);
        }

        /** The IRI, made at once; empty if it must be resolved. */
        Optional<String> expand(UriTemplate template, UriTemplate.Bindings values) {
            if (resolved.isEmpty()) {
                return Optional.empty();
            }
            StringBuilder out = new StringBuilder(resolved.length() + ROOM).append(resolved);
            template.expandRest(values, out);
            return out.indexOf(".", resolved.length()) < 0 ? Optional.of(out.toString()) : Optional.empty();
        }
    }

    private IriTemplate(UriTemplate template, Place place, String base) {
        this.template = template;
        this.place = place;
        this.base = ParsedIRI.create(base);
        this.beginning = Beginning.of(template, this::resolve);
        this.constant = template.isConstant() ? resolve(template.expand(NOTHING)) : Optional.empty();
    }

    /** The template, or empty if it is not one. */
    static Optional<IriTemplate> of(Located<String> written, String tableIri, UriTemplate.Names names) {
        return UriTemplate.parse(written.value(), names)
                .map(template -> new IriTemplate(template, written.place(), tableIri));
    }

    /** Where it is written. */
    Place place() {
        return place;
    }

    List<String> variables() {
        return template.variables();
    }

    /**
     * True if this is a web address that resolving leaves as it is: a plain host, no segments of dots, one fragment at
     * most. An expansion holds nothing but the characters that RFC 3986 has, so brackets are the only ones to be looked
     * for.
     */
    private static boolean isWholeAddress(String reference) {
        int host = reference.startsWith("https://") ? 8 : reference.startsWith("http://") ? 7 : 0;
        int at = host;
        while (host > 0 && at < reference.length() && isOfHost(reference.charAt(at))) {
            at++;
        }
        boolean ends = at == reference.length() || "/?#".indexOf(reference.charAt(at)) >= 0;
        return at > host && ends && reference.indexOf("/.", at) < 0 && reference.indexOf('[', at) < 0
                && reference.indexOf(']', at) < 0
                && reference.indexOf('#') == reference.lastIndexOf('#');
    }

    private static boolean isOfHost(char character) {
        return character >= 'a' && character <= 'z' || character >= '0' && character <= '9' || character == '.'
                || character == '-';
    }

    /** True if all columns that have this template get the same IRI of a row. */
    boolean isSameForAllColumns() {
        return template.variables().stream().noneMatch(List.of("_name", "_column", "_sourceColumn")::contains);
    }

    /** The IRI that all rows give, if it does not depend on them. */
    public Optional<String> constant() {
        return constant;
    }

    /** The IRI for these values, of a template that is not constant; empty if it is none. */
    Optional<String> expand(UriTemplate.Bindings values) {
        Optional<String> quick = beginning.expand(template, values);
        return quick.isPresent() ? quick : resolve(template.expand(values));
    }

    /** What the template gives for these values, IRI or not. */
    String written(UriTemplate.Bindings values) {
        return template.expand(values);
    }

    private Optional<String> resolve(String reference) {
        if (isWholeAddress(reference)) {
            return Optional.of(reference);
        }
        try {
            ParsedIRI iri = new ParsedIRI(Prefixes.expand(reference));
            ParsedIRI absolute = iri.isAbsolute() ? iri : base.resolve(iri);
            return absolute.isAbsolute() ? Optional.of(absolute.toString()) : Optional.empty();
        } catch (URISyntaxException wrong) {
            return Optional.empty();
        }
    }
}
