package org.portolan.csvw.tabular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AutomatonPropertiesTest {
    private static final List<String> ATOMS = List.of("a", "b", "é", "[a-c]", "[^b]", "\\d", "\\S", ",", "x{2}",
            "[^\\d-]", ".", "");
    private static final List<String> TIMES = List.of("", "", "*", "+", "?", "{2}", "{0,2}", "{1,}", "{0}", "*?", "+?");

    @Property(tries = 5000, seed = "20221014")
    void answersAreThoseOfRe2(@ForAll("expressions") String written, @ForAll("texts") List<String> texts)
            throws FormatException {
        String expression = new ExpressionTranslator(written).translate();
        Pattern pattern = Pattern.compile(expression);
        Automaton.of(expression).ifPresent(automaton -> texts.forEach(text ->
                assertEquals(pattern.matches(text), automaton.matches(text), () -> written + " " + text)));
    }

    @Provide
    Arbitrary<String> expressions() {
        Arbitrary<String> times = Arbitraries.of(TIMES);
        Arbitrary<String> piece = Arbitraries.lazyOf(
                () -> Combinators.combine(Arbitraries.of(ATOMS), times)
                        .as((atom, often) -> atom.isEmpty() ? "" : atom.endsWith("}") ? atom : atom + often),
                () -> Combinators.combine(group(), times).as((group, often) -> "(" + group + ")" + often));
        Arbitrary<String> sequence = piece.list().ofMaxSize(3).map(parts -> String.join("", parts));
        return sequence.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join("|", parts))
                .flatMap(text -> Arbitraries.of(text, "^" + text, text + "$"));
    }

    private Arbitrary<String> group() {
        return Arbitraries.of(ATOMS).list().ofMaxSize(3).map(parts -> String.join("|", parts));
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.of("a", "b", "c", "é", "1", ",", "-", "x", "\n", "😀").list().ofMaxSize(6)
                .map(parts -> String.join("", parts)).list().ofSize(10);
    }

    @Example
    void keysAndCodesHaveAnAutomaton() throws FormatException {
        for (String written : List.of("[a-z0-9]+(-[a-z0-9]+)*", "^[0-9]{8}$", "^a|b$", "(Q|P)[1-9]\\d*", "[^,]+")) {
            assertTrue(Automaton.of(new ExpressionTranslator(written).translate()).isPresent(), written);
        }
    }

    @Example
    void whatIsNoneOrTooLargeIsLeftToRe2() throws FormatException {
        for (String written : List.of("\\p{L}+", "(?i:a)", "a\\b", "(a|^b)c", "(.*a){14}", "[ab]*a[ab]{20}",
                "a{501}")) {
            assertTrue(Automaton.of(new ExpressionTranslator(written).translate()).isEmpty(), written);
        }
    }
}
