package org.portolan.csvw.annotated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.csvw.metadata.Located;
import org.portolan.problem.Place;

/** Templates with values, resolved against the table {@code https://example.org/data/t.csv}. */
class IriTemplateTest {
    @ParameterizedTest
    @CsvSource({
        "../id/{key}, athens, https://example.org/id/athens",
        "../id/{key}, São Paulo/x, https://example.org/id/S%C3%A3o%20Paulo%2Fx",
        "../id/{key}, ., https://example.org/id/",
        "../id/{key}, .., https://example.org/",
        "../id/{key}, a.b, https://example.org/id/a.b",
        "../é/{key}, x, https://example.org/%C3%A9/x",
        "#{key}, x, https://example.org/data/t.csv#x",
        "?k={key}, x, https://example.org/data/t.csv?k=x",
        "{key}, x, https://example.org/data/x",
        "{+key}, https://other.org/a b, https://other.org/a%20b",
        "{+key}, mailto:a@b.org, mailto:a@b.org",
        "schema:{key}, name, http://schema.org/name",
        "urn:isbn:{key}, 123, urn:isbn:123",
        "a/{key}/../b, x, https://example.org/data/a/b",
        "a/{key}{/key}, x, https://example.org/data/a/x/x",
        "a/{key:2}, xyz, https://example.org/data/a/xy",
        "a/{key}, 😀, https://example.org/data/a/%F0%9F%98%80",
        "a/{key:1}, 😀😀, https://example.org/data/a/%F0%9F%98%80",
        "a/{key}, 100%, https://example.org/data/a/100%25",
        "//{key}/a, host, https://host/a",
        "#{_name}-{_column}-{_sourceColumn}, x, https://example.org/data/t.csv#On%20Street-3-5",
        "a/{key}[, x, none",
        "http://{key}:{key}, 80, http://80:80",
        "http://{key}:{key}, x, none",
        "#{key}#, x, none",
    })
    void templateGivesTheIri(String template, String value, String iri) {
        IriTemplate compiled = IriTemplate
                .of(new Located<>(template, Place.file("metadata")), "https://example.org/data/t.csv",
                        new UriTemplate.Names(List.of("key"),
                                Map.of("_name", "On Street", "_column", "3", "_sourceColumn", "5")))
                .orElseThrow();
        assertEquals(Optional.of(iri).filter(expected -> !expected.equals("none")),
                compiled.expand(new UriTemplate.Bindings() {
            @Override
            public int count(int variable) {
                return 1;
            }

            @Override
            public String text(int variable, int which) {
                return value;
            }
        }));
    }
}
