package org.portolan.fuseki.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterCaseTest {
    private final Budget budget = new Budget(new Allowance(1, 1, 1, 100_000), new SharedMemory(1));

    /** Repeated so often that the pieces begin at each place in them. */
    @ParameterizedTest
    @ValueSource(strings = {"abc", "straße", "ŉ", "İstanbul", "ΟΔΥΣΣΕΥΣ ", "ΟΔΥΣΣΕΥΣ", "Σ", "ΑΣ, ΣΑ", "\ud835\udc00x", "𐐀𐐨",
            "ǰΐ", "Ὀδυσσεύς ", "ΑΣ\u0301 "})
    void piecesTogetherAreTheWhole(String repeated) {
        String text = repeated.repeat(1 + 3000 / repeated.length());
        for (int start = 0; start < repeated.length(); start++) {
            String part = text.substring(start);
            assertEquals(part.toUpperCase(Locale.ROOT), LetterCase.UPPER.of(part, budget));
            assertEquals(part.toLowerCase(Locale.ROOT), LetterCase.LOWER.of(part, budget));
        }
    }
}
