package org.portolan.negotiation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NegotiationTest {
    @Test
    void whatIsRuledOutIsNotNamed() {
        assertEquals(List.of("text/html", "application/*"),
                Negotiation.named(Optional.of("Text/HTML, application/*;q=0.1, application/json;q=0")));
    }

    /** Somebody who fills sixteen kilobytes of header with ranges has them compared with nothing. */
    @Test
    void ofALongHeaderTheFirstFiftyRangesCount() {
        String many = "a/b,".repeat(49);
        assertEquals(50, Negotiation.named(Optional.of(many + "text/html,text/turtle" + ",c/d".repeat(4000))).size());
        assertEquals(Optional.of("text/html"), Negotiation.form(Optional.of(many + "text/html"),
                List.of("text/turtle", "text/html"), Function.identity()));
        assertEquals(Optional.empty(), Negotiation.form(Optional.of(many + "a/b,text/html"),
                List.of("text/turtle", "text/html"), Function.identity()));
    }

    /** RFC 9110, 5.6.1: as an empty element. */
    @ParameterizedTest
    @ValueSource(strings = {";", ";;;", ",;,", " ; ;q=1"})
    void elementOfSemicolonsAloneIsPassedOver(String element) {
        assertEquals(List.of(), Negotiation.named(Optional.of(element)));
        assertEquals("en", Negotiation.language(Optional.of(element), List.of("en", "de")));
        assertEquals("de", Negotiation.language(Optional.of(element + ",de"), List.of("en", "de")));
        assertEquals(Optional.of("text/html"), Negotiation.form(Optional.of("text/html;," + element),
                List.of("text/turtle", "text/html"), Function.identity()));
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
