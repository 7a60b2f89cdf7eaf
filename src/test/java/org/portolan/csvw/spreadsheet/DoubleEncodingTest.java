package org.portolan.csvw.spreadsheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.csvw.metadata.Datatype;

/** Letters that were encoded twice are told from letters that look so. */
class DoubleEncodingTest {
    @ParameterizedTest
    @ValueSource(strings = {"München", "Österreich", "Straße", "São Paulo", "Liège", "Wrocław", "Tiranë", "Athína",
        "“in the frame of” the project", "L’année 2022", "Αθήνα", "θ is th", "Москва", "שלום", "10 °C – 20 °C", "voilà !", "Timișoara",
        "Việt Nam", "€ 20", "🌊 Hafen", "Übung: äöüÄÖÜß"})
    void textThatWasEncodedTwiceIsWrittenBack(String text) {
        for (Charset charset : new Charset[] {StandardCharsets.ISO_8859_1, Charset.forName("windows-1252")}) {
            String twice = new String(text.getBytes(StandardCharsets.UTF_8), charset);
            if (twice.indexOf('\uFFFD') < 0) {
                assertEquals(new DoubleEncoding(twice, text, true, true), DoubleEncoding.of(twice).orElseThrow());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"München", "São Paulo", "SÃO PAULO", "IRMÃ", "“IRMÔ", "IRMÃ…",
        "AMANHÃ – LISBOA", "AMANHÃ–NOITE", "ÂNGELA", "Ângela’s", "„CAFÉ“", "CAFÉ’S", "«à la carte»", "MENÜ…", "„Spaß“", "Spaß…", "daß»",
        "Maß“", "É…", "“Ô",
        "Î…", "ÎN ȚARĂ", "Në Tiranë”", "Ç’", "„Ö“", "Ä–Ü", "ÅNGSTRÖM’S", "Ñ»", "«É»", "dit “café”»", "à »", "été…”",
        "Αθήνα", "Москва…", "3×½", "10 °C", "Ø…", "ПРИВЕТ»", "CAFFÈ™", "ž“", "£", "Ã", "Ã "})
    void textThatSomebodyMayWriteIsNotCertain(String text) {
        assertFalse(DoubleEncoding.of(text).filter(DoubleEncoding::isCertain).isPresent(),
                () -> DoubleEncoding.of(text).toString());
    }

    @Test
    void textThatWasEncodedThriceIsWrittenBackToo() {
        assertEquals(new DoubleEncoding("MÃƒÂ¼nchen", "München", true, true),
                DoubleEncoding.of("MÃƒÂ¼nchen").orElseThrow());
    }

    @Test
    void rightLettersBesideThemLeaveTheTextInPart() {
        assertEquals(new DoubleEncoding("MÃ¼nchen – Köln", "München – Köln", true, false),
                DoubleEncoding.of("MÃ¼nchen – Köln").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"M?nchen", "Stra?e 5", "in K?ln.", "F?RTH", "Z??rich", "(G?nter)"})
    void letterBecameAQuestionMark(String text) {
        assertFalse(LostLetter.in(text, Datatype.STRING).isEmpty(), text);
        assertFalse(LostLetter.in(text, Datatype.builtIn("anyURI")).isPresent(), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Was nun?", "Really? Yes", "Really?Yes", "https://example.org/a?b=c", "/search?q", "a?b=c",
        "“Warum?”", "?", "2021?", "x ? y : z", "what:why?not", "mail@example.org?subject"})
    void questionIsOne(String text) {
        assertFalse(LostLetter.in(text, Datatype.STRING).isPresent(), text);
    }
}
