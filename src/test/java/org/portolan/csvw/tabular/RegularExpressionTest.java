package org.portolan.csvw.tabular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.csvw.metadata.Datatype;
import org.portolan.csvw.metadata.Located;
import org.portolan.problem.Place;

class RegularExpressionTest {
    private static final String EDTF = "[0-9]{4}(-((0[13578]|1[02])(-(0[1-9]|[12][0-9]|3[01]))?|(0[469]|11)(-(0[1-9]|[12][0-9]|30))?"
            + "|02(-(0[1-9]|1[0-9]|2[0-8]))?))?|([0-9]{2}(0[48]|[2468][048]|[13579][26])|(0[048]|[2468][048]|[13579][26])00)-02-29";

    @Test
    void expressionThatWouldTakeForeverEndsAtOnce() {
        String text = "a".repeat(40);
        assertTimeoutPreemptively(Duration.ofSeconds(1), () -> assertFalse(expression("^(.*a){14}b$").matches(text)));
        assertTimeoutPreemptively(Duration.ofSeconds(1), () -> assertFalse(expression("(a|a)*b|(a*)*c").matches(text)));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = ';', value = {
            "GED;GED", "[Aa]+;AaAaA", "\\d+;0123", "\\i\\c*;_x-1.é", "[\\i-[:]][\\c-[:]]*;schéma-2",
            "[a-z-[aeiou]]+;xyz", "[^a-z-[A-Z]]+;12",
            "\\p{Lu}\\p{L}+;Żółw", "\\p{IsGreek}+;λόγος", "\\p{Script=Cyrillic}+;мир", "[\\p{L}\\p{N}_]+;é1_",
            "\\u00e9\\x41;éA",
            "\\uD83D\\uDE00;😀", "\\u{1F600}?;😀", "(?<year>[0-9]{4})-\\d\\d;2022-06", "(?:a|b){2,3}?;aba", "[[]x;[x",
            "[a\\-z]+;a-z",
            "[-a]+;-a", "\\S\\s\\S;a\u00A0b", "a{;a{", "\\bword\\b;word", ".;λ", "\\w+@\\w+\\.\\w{2,};post@example.org",
            "[^\\W\\d]+;abc", "(?i:straSSe.);STRASSEN", "\u1c80[^a];\u1c80b"})
    void whatIsWrittenOtherwiseMeansTheSame(String written, String text) {
        assertEquals(Optional.empty(), expression(written).fault());
        assertTrue(expression(written).matches(text));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = ';', value = {
            "GED;GE", "\\i\\c*;1a", "[a-z-[aeiou]]+;xay", "[\\i-[:]][\\c-[:]]*;a:b", "\\P{L};a", "\\p{IsGreek}+;abc",
            "[^];``", "[];a", "\\d;٣", "\\S;\u00A0",
        "[[:alpha:]]+;abc"})
    void textThatDoesNotMatchIsRefused(String written, String text) {
        assertEquals(Optional.empty(), expression(written).fault());
        assertFalse(expression(written).matches(text));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = ';', value = {
            "(a)\\1;back-reference \\1", "(?<x>a)\\k<x>;back-reference \\k", "(?=a)a;look-ahead (?=",
            "(?!a)b;look-ahead (?!", "(?<=a)b;look-behind (?<=",
            "(?<!a)b;look-behind (?<!", "(?>a)b;group (?>", "a*+;possessive quantifier *+", "\\A.*\\z;escape \\A",
            "\\p{IsKlingon};property \\p{IsKlingon}",
            "+;a + repeats nothing", "(a;a ( is never closed", "a);a ) has no (", "[a;it ends too early",
            "[z-a];backwards from z to a",
            "((a{1000}){1000}){1000};repeats repetitions", "a{2000};repeats more than 1000 times: {2000}",
            "(?i:\u1c80);U+1C80", "(?i:[^a]);U+1C80", "(?si:x(\\p{L}));U+1C80",
            "a{3,1};{3,1}", "\\uD83D;half a character"})
    void whatCannotBeRunIsNamed(String written, String construct) {
        String fault = expression(written).fault().orElse("accepted");
        assertTrue(fault.contains(construct), fault);
        assertTrue(expression(written).matches("anything"), "an expression that cannot be run is passed over");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022", "2022-06", "2022-06-25", "2024-02-29"})
    void datesOfThePublishedDataAreAccepted(String date) {
        assertTrue(expression(EDTF).matches(date));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-13", "2022-6", "2023-02-29", "22", ""})
    void noDatesAreRefused(String date) {
        assertFalse(expression(EDTF).matches(date));
    }

    private static RegularExpression expression(String written) {
        Datatype string = Datatype.STRING;
        return RegularExpression.of(
                new Datatype(string.base(), string.iri(), string.title(), string.description(), written(written),
                string.numbers(), string.length(), string.range()));
    }

    private static Optional<Located<String>> written(String format) {
        return Optional.of(new Located<>(format, Place.at("metadata.json", 7, 9)));
    }
}
