package org.portolan.release.guards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowanceTest {
    /** Three rows may go from any table, but not the last ones of several; beyond that, the share decides. */
    @ParameterizedTest
    @CsvSource({"3, 2, true", "3, 1, true", "3, 0, false", "2, 0, false", "1, 0, true", "1, 1, true",
            "10, 7, true", "10, 6, false", "15, 12, true", "100, 80, true", "100, 79, false", "24, 20, true", "24, 19, false",
            "5, 9, true", "0, 0, true"})
    void standardIsWhatAnEditorExpects(long before, long after, boolean isCovered) {
        assertEquals(isCovered, Allowance.STANDARD.covers(before, after));
    }

    @ParameterizedTest
    @CsvSource({"0, 100, 97, true", "0, 100, 96, false", "0.5, 100, 50, true", "0.5, 100, 49, false", "1, 100, 0, true"})
    void shareIsTheOneThatIsGiven(double share, long before, long after, boolean isCovered) {
        assertEquals(isCovered, new Allowance(share, Optional.empty()).covers(before, after));
    }

    @Test
    void emptyReasonIsNone() {
        assertThrows(IllegalArgumentException.class, () -> new Allowance(0.2, Optional.of(" ")));
        assertThrows(IllegalArgumentException.class, () -> new Allowance(1.1, Optional.empty()));
    }
}
