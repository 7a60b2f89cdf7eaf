package org.portolan.release.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextIndexTest {
    private static final String NAME = "https://example.org/ns#name";
    private static final String NOTE = "https://example.org/ns#note";
    @TempDir
    private static Path folder;
    private static TextIndex index;

    @BeforeAll
    static void write() throws IOException {
        try (TextIndexWriter writer = TextIndexWriter.in(folder)) {
            writer.add("ship", NAME, "Die Möwen von Kiel", "de-AT");
            writer.add("ship", NAME, "The gulls of Kiel", "en");
            writer.add("port", NAME, "Αθήνα, λιμάνι της θάλασσας", "el");
            writer.add("port", NOTE, "Straße zum Kai – sicherer Hafen", "de");
            writer.add("quay", NOTE, "Crème brûlée, sicher, am Hafen", "");
            writer.finish();
        }
        index = TextIndex.open(folder);
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
    }

    private static List<Hit> search(TextQuery query) throws IOException {
        int[] told = new int[1];
        List<Hit> hits = index.search(query, count -> told[0] = count);
        assertEquals(hits.size(), told[0]);
        return hits;
    }

    private static List<String> found(String words, String tag) throws IOException {
        return search(new TextQuery(words, tag, Optional.empty(), Optional.empty(), 100)).stream()
                .map(hit -> hit.thing() + "@" + hit.tag()).sorted().toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "kiel ; ship@de-AT ship@en", "KIEL möwen ; ship@de-AT",
            "mowen ; ship@de-AT", "Möwe ; ship@de-AT", "gull ; ship@en",
            "αθηνα ; port@el", "ΑΘΗΝΑ ; port@el", "θαλασσα ; port@el",
            "strasse ; port@de", "creme brulee ; quay@", "\"sicherer hafen\" ; port@de",
            "\"hafen sicherer\" ; ``", "gulls | crème ; quay@ ship@en", "hafen -crème ; port@de",
            "kie* ; ship@de-AT ship@en", "str* ; port@de", "nothing ; ``"})
    void wordsAreFoundWhateverTheirCapitalsAccentsAndEndings(String words, String things) throws IOException {
        assertEquals(things, String.join(" ", found(words, "")));
    }

    @Test
    void tagPropertyThingAndNumberNarrowTheSearch() throws IOException {
        assertEquals(List.of("ship@de-AT"), found("kiel", "de"));
        assertEquals(List.of("ship@en"), found("kiel", "en-GB"));
        assertEquals(List.of(), found("kiel", "fr"));
        assertEquals(2, search(new TextQuery("hafen", "", Optional.of(NOTE), Optional.empty(), 9)).size());
        assertEquals(0, search(new TextQuery("hafen", "", Optional.of(NAME), Optional.empty(), 9)).size());
        List<Hit> one = search(new TextQuery("hafen", "", Optional.empty(), Optional.of("quay"), 9));
        assertEquals(List.of("Crème brûlée, sicher, am Hafen"), one.stream().map(Hit::text).toList());
        assertEquals(1, search(new TextQuery("hafen", "", Optional.empty(), Optional.empty(), 1)).size());
    }

    /** Strangers write them. */
    @Test
    void nothingThatCanBeWrittenIsAnError() throws IOException {
        Random random = new Random(7);
        String letters = "ab*\"()|-+~^\\ :[]{}/?!&<>ß\u0301\u0000\uD83D";
        for (int i = 0; i < 2000; i++) {
            StringBuilder words = new StringBuilder();
            for (int j = random.nextInt(30); j > 0; j--) {
                words.append(letters.charAt(random.nextInt(letters.length())));
            }
            found(words.toString(), "");
        }
    }
}
