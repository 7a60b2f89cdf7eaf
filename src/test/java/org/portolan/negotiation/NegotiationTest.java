package org.portolan.negotiation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {
    @Test
    void whatIsRuledOutIsNotNamed() {
        assertEquals(List.of("text/html", "application/*"),
                Negotiation.named(Optional.of("Text/HTML, application/*;q=0.1, application/json;q=0")));
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
