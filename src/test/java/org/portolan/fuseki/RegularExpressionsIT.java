package org.portolan.fuseki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * REGEX and REPLACE beside <a href="https://www.w3.org/TR/xpath-functions-31/#string.match">XPath and XQuery Functions
 * and Operators 3.1</a>, whose sections and errors the table names.
 */
class RegularExpressionsIT {
    private static Fixture fixture;

    @BeforeAll
    static void start() throws IOException {
        fixture = Fixture.started();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    /** An error of REPLACE leaves no value; an expression that is none is refused, with what to write instead. */
    @ParameterizedTest
    @CsvFileSource(resources = "/cases/queries/regular-expressions.tsv", delimiter = '\t', numLinesToSkip = 1,
            quoteCharacter = '\1')
    void expressionMeansWhatXPathSays(String expression, String value, String rule) throws Exception {
        HttpResponse<String> answer = fixture.ask("SELECT (%s AS ?x) {}".formatted(expression),
                "text/tab-separated-values");
        String wanted = Optional.ofNullable(value).orElse("");
        if (wanted.startsWith("400 ")) {
            HttpResponse<String> refusal = fixture.ask("SELECT (%s AS ?x) {}".formatted(expression), "*/*");
            assertEquals(400, refusal.statusCode(), rule);
            assertTrue(refusal.body().contains(wanted.substring(4)), refusal.body());
            return;
        }
        assertEquals(200, answer.statusCode(), answer.body());
        String told = wanted.isEmpty() || wanted.matches("true|false") ? wanted
                : "\"" + wanted.replace("\\", "\\\\") + "\"";
        assertEquals("?x\n" + told + "\n", answer.body(), rule);
    }
}
