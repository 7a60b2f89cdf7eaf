package org.portolan.fuseki.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternSizeTest {
    private static final List<String> ATOMS = List.of("a", "b", "[a-z]", "[^a]", "\\d", "\\pL", "\\x{41}", "\\x41",
            "\\101", ".", "^", "$", "(?:a|b)", "(a)", "\\Qa.b\\E", "é", "[]a-]", "[[:alpha:]x]", "{", "a{1",
            "\\p{Greek}", "(?i)", "(?i:a)", "\\b", "(?P<n>a)");
    private static final List<String> REPETITIONS = List.of("*", "+", "?", "{2}", "{1,3}", "{0,2}", "{3,}", "{0}",
            "{0,}", "*?", "{2}?", "{12}");

    /** 20,000 expressions, of which RE2/J compiles most. */
    @Test
    void sizeIsNeverTooSmall() {
        Random random = new Random(1);
        long compiled = IntStream.range(0, 20_000).filter(i -> isLargeEnough(written(random, 4))).count();
        assertTrue(compiled > 10_000, compiled + " were compiled");
    }

    private static boolean isLargeEnough(String written) {
        try {
            int real = Pattern.compile(written).programSize();
            long told = PatternSize.of(written, false).instructions();
            assertTrue(told >= real, () -> written + ": " + told + " instead of " + real);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static String written(Random random, int depth) {
        StringBuilder made = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            made.append(depth > 0 && random.nextInt(3) == 0 ? "(" + written(random, depth - 1) + ")"
                    : ATOMS.get(random.nextInt(ATOMS.size())));
            made.append(random.nextBoolean() ? REPETITIONS.get(random.nextInt(REPETITIONS.size())) : "");
            made.append(random.nextInt(5) == 0 ? "|" : "");
        }
        return made.toString();
    }

    /** For XPath it is subtracted, for Java it is added, and for RE2/J it is a bracket. */
    @Test
    void classInClassIsRefused() {
        for (String refused : List.of("[a-z-[aeiou]]", "[a-z-[b]]", "[a-z&&[^b]]", "[a[b]]", "[^[]", "[a-[]", "x[\\]-[a]]")) {
            assertThrows(UnsupportedPatternException.class, () -> RegularExpression.of(refused, ""), refused);
        }
        for (String taken : List.of("[a-z\\[]", "[[:alpha:]-]", "\\[a[b]", "[]a]", "\\Q[a[b]]\\E")) {
            assertTrue(RegularExpression.of(taken, "").size() > 0, taken);
        }
        assertTrue(RegularExpression.of("[a[", "q").pattern().matcher("x[a[").find());
    }

    /** From other letters RE2/J comes back when it goes from one case to the next, also with the Unicode of this Java. */
    @Test
    void onlyNineLettersAreEndless() {
        List<Integer> endless = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(point -> !comesBack(point)).boxed().toList();
        assertEquals(IntStream.rangeClosed(0x1c80, 0x1c88).boxed().toList(), endless);
    }

    /** As RE2/J does it, apart from the letters that have more than two cases and the Turkish ones, which it lists. */
    private static boolean comesBack(int point) {
        if (point == 'İ' || point == 'ı') {
            return true;
        }
        int lower = Character.toLowerCase(point);
        int next = lower != point ? lower : Character.toUpperCase(point);
        return next == point || Character.toLowerCase(next) == point || Character.toUpperCase(next) == point
                || Pattern.matches("(?i)\\x{" + Integer.toHexString(next) + "}", Character.toString(point));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u1c80", "\\x{1c80}", "[\u1c00-\u1d00]", "[^\\x{1c88}]", "\\Q\u1c81\\E", "x|\u1c83"})
    void endlessLettersAreFound(String written) {
        assertTrue(PatternSize.of(written, true).isEndless());
        assertTrue(PatternSize.of("(?i)" + written, false).isEndless());
        assertTrue(PatternSize.of("(?s-mi:" + written + ")", false).isEndless());
        assertFalse(PatternSize.of(written, false).isEndless());
        assertThrows(UnsupportedPatternException.class, () -> RegularExpression.of(written, "i"));
        assertTrue(RegularExpression.of(written, "").size() > 0);
    }
}
