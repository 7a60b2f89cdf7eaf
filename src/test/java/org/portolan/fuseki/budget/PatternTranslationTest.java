package org.portolan.fuseki.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PatternTranslationTest {
    private static final int EXPRESSIONS = Integer.getInteger("portolan.expressions", 1_000);
    private static final List<String> ATOMS = List.of("a", "b", "[a-z]", "[^a]", "\\d", "\\p{L}", "\\w", "\\P{IsGreek}",
            "\\\\", ".", "^", "$", "(?:a|b)", "(a)", "é", "[a-]", "[a-z-[bc]]", "\\{", "[\\S_]", "ſ");
    private static final List<String> REPETITIONS = List.of("*", "+", "?", "{2}", "{1,3}", "{0,2}", "{3,}", "{0}",
            "{0,}", "*?", "{2}?", "{12}");

    /** Most of the expressions RE2/J compiles. */
    @Test
    void sizeIsNeverTooSmall() {
        Random random = new Random(1);
        long compiled = IntStream.range(0, EXPRESSIONS).filter(i -> isLargeEnough(written(random, 4), i)).count();
        assertTrue(compiled > EXPRESSIONS / 2, compiled + " were compiled");
    }

    private static boolean isLargeEnough(String written, int i) {
        try {
            RegularExpression made = RegularExpression.of(written, i % 2 == 0 ? "" : "i");
            int real = made.pattern().programSize();
            assertTrue(made.size() >= real, () -> written + ": " + made.size() + " instead of " + real);
            return true;
        } catch (UnsupportedPatternException e) {
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

    /** What Java and XPath read alike, on texts of three letters. */
    @Test
    void whatIsFoundIsWhatJavaFinds() {
        Random random = new Random(2);
        List<String> texts = IntStream.range(0, 200).mapToObj(i -> random.ints(random.nextInt(8), 0, 4)
                .mapToObj("ab\nA"::charAt).map(String::valueOf).reduce("", String::concat)).toList();
        List<String> alike = List.of("a", "b", "[ab]", "[^a]", ".", "(a|b)", "(?:ab)", "(a*)", "(|b)", "(b+?|a)");
        for (int i = 0; i < EXPRESSIONS; i++) {
            String written = Stream.generate(() -> alike.get(random.nextInt(alike.size()))
                    + List.of("", "*", "+?", "{1,2}").get(random.nextInt(4))).limit(3).reduce("", String::concat);
            String flags = random.nextBoolean() ? "s" : "i";
            int bits = flags.equals("s") ? Pattern.DOTALL : Pattern.CASE_INSENSITIVE;
            Pattern plain = Pattern.compile(written, bits);
            RegularExpression ours = RegularExpression.of(written, flags);
            texts.forEach(text -> assertEquals(plain.matcher(text).replaceAll("<$0>"),
                    ours.pattern().matcher(text).replaceAll("<$0>"), () -> written + " in " + text));
        }
    }

    /** What takes time or memory before anything is made of it. */
    @Test
    void whatIsTooLargeIsRefusedAtOnce() {
        for (String refused : List.of("\\w".repeat(2_000), "[\\w]".repeat(1_000), "(?:[a-\uffff]){9}".repeat(400),
                "[" + "\\P{L}".repeat(800) + "]", "((((x{1,1000}){1,1000}){1,1000}))", "()".repeat(1_000) + "x{1000}",
                "a{999}".repeat(100), "a{99999999999999999999}")) {
            assertThrows(UnsupportedPatternException.class, () -> RegularExpression.of(refused, "i"));
        }
    }
}
