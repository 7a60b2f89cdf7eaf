package org.portolan.csvw.annotated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eclipse.rdf4j.common.net.ParsedIRI;
import org.portolan.csvw.metadata.Located;
import org.portolan.problem.Place;

/**
 * Random templates and values, the same in every run: nothing throws, and what comes out has the characters of an IRI.
 */
class UriTemplatePropertiesTest {
    private static final UriTemplate.Names NAMES = new UriTemplate.Names(List.of("a", "b"), Map.of("_name", "c"));

    @Property(tries = 3000, seed = "6570")
    void expansionIsMadeOfTheCharactersOfAUri(@ForAll("templates") String written,
            @ForAll("values") List<String> values) {
        UriTemplate.parse(written, NAMES).ifPresent(template -> {
            String expansion = template.expand(bindings(values));
            assertTrue(expansion.matches("(?s)[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]*"), expansion);
        });
    }

    @Property(tries = 3000, seed = "6570")
    void iriIsAbsoluteAndResolvesToItself(@ForAll("templates") String written, @ForAll("values") List<String> values) {
        IriTemplate.of(new Located<>(written, Place.file("m")), "http://example.org/data/t.csv", NAMES)
                .flatMap(template -> template.expand(bindings(values)))
                .ifPresent(iri -> {
                    ParsedIRI parsed = ParsedIRI.create(iri);
                    assertTrue(parsed.isAbsolute(), iri);
                    assertEquals(iri, parsed.toString());
                });
    }

    private static UriTemplate.Bindings bindings(List<String> values) {
        return new UriTemplate.Bindings() {
            @Override
            public int count(int variable) {
                return values.size();
            }

            @Override
            public String text(int variable, int which) {
                return values.get(which);
            }
        };
    }

    @Provide
    Arbitrary<String> templates() {
        Arbitrary<String> parts = Arbitraries.of("{", "}", "{a}", "{+a}", "{#b}", "{?a,b}", "{/c*}", "{.a:3}", "{;b*}",
                "{&_name}", "{_row}", "{a:0}", "{a,}", "{a:99999}", "{=a}", "{a b}",
                "http://", "x", "/", "..", ".", ":", "%", "%4", "%41", "é", "😀", "\uD800", " ", "\"", "<", "[", "]",
                "@", "#", "?", "schema:");
        return Arbitraries.oneOf(parts.list().ofMaxSize(7).map(all -> String.join("", all)),
                Arbitraries.strings().ofMaxLength(8));
    }

    @Provide
    Arbitrary<List<String>> values() {
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(6), Arbitraries.of("", "a b", "..", "/", "//x", ":",
                "%", "%zz", "é", "😀", "\uDC00", "a:b", "[", "http://x/")).list().ofMaxSize(3);
    }
}
