package org.portolan.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {
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
        assertEquals(Optional.of(expected), Negotiation.form(Optional.of(accept)));
    }

    @Test
    void absentHeaderGivesThePage() {
        assertEquals(Optional.of(Representation.HTML), Negotiation.form(Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"image/png|", "text/html;q=0|", "application/xml, image/*|"})
    void nothingAcceptableGivesNothing(String accept) {
        assertEquals(Optional.empty(), Negotiation.form(Optional.of(accept)));
    }

    @ParameterizedTest(name = "Accept-Language: {0} gives {1}")
    @CsvSource(delimiter = '|', value = {
            "de|de", "de-AT,en;q=0.5|de", "DE-ch|de", "fr,de;q=0.3,en;q=0.2|de", "fr|en", "den|en",
            "de;q=0,en;q=0.1|en", "*|en", "en;q=0.4,de;q=0.6|de",
    })
    void languageIsTheBestOfThoseOffered(String header, String expected) {
        assertEquals(expected, Negotiation.language(Optional.of(header), List.of("en", "de")));
    }

    @Test
    void firstLanguageOfferedIsTheFallback() {
        assertEquals("de", Negotiation.language(Optional.empty(), List.of("de", "en")));
    }
}
