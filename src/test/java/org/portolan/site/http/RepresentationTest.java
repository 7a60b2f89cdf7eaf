package org.portolan.site.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepresentationTest {
    @ParameterizedTest(name = "Accept: {0} gives {1}")
    @CsvSource(delimiter = '|', value = {
            "text/turtle|TURTLE", "TEXT/TURTLE;charset=utf-8|TURTLE", "application/*|JSON_LD",
            "application/json|JSON", "application/json, text/plain, */*|JSON",
            "application/ld+json,application/json|JSON_LD",
            "text/*;q=0.1,application/rdf+xml;q=0.2|RDF_XML",
            "text/html;q=0,*/*|TURTLE", "text/turtle;q=2,text/html;q=0.1|HTML",
            "text/turtle;q=0.1234,application/rdf+xml;q=0.1|RDF_XML",
        "text/*,text/html;q=0.1|TURTLE", "*/*|HTML", "nonsense|HTML", ",,;q=1,|HTML",
    })
    void mostExactRangeDecidesAndThenTheServersOrder(String accept, Representation expected) {
        assertEquals(Optional.of(expected), Representation.best(Optional.of(accept)));
    }

    @Test
    void absentHeaderGivesThePage() {
        assertEquals(Optional.of(Representation.HTML), Representation.best(Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"image/png|", "text/html;q=0|", "application/xml, image/*|"})
    void nothingAcceptableGivesNothing(String accept) {
        assertEquals(Optional.empty(), Representation.best(Optional.of(accept)));
    }
}
