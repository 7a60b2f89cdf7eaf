package org.portolan.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is suggested is near; what two words share besides does not make it nearer. */
class NearestTest {
    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {"athen, athens", "iash-athen, iash-athens", "iash-trier, none",
        "nort-rock, north-rock", "iahs-athens, iash-athens", "--relaeses, --releases", "name_dee, name_de",
        "name_xx, none", "onrth-rock, north-rock", "itnac, none",
        "tinac, tinca", "Confirmed, confirmed", "berlin-iash-b, berlin-iash-a"})
    void suggestionIsNear(String written, String suggested) {
        List<String> choices = List.of("athens", "iash-athens", "iash-kiel", "north-rock", "south-rock", "--releases",
                "name_de", "name_en", "confirmed", "berlin-iash-a", "tinca");
        assertEquals(Arrays.stream(new String[] {suggested}).filter(word -> word != null).toList(),
                Nearest.to(written, choices, 3).stream().limit(1).toList());
    }
}
