package org.portolan.release.description;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {
    private static final String PREFIXES = """
            @prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> . @prefix schema: <http://schema.org/> .
            @prefix dcterms: <http://purl.org/dc/terms/> .
            """;

    @Test
    void boxGoesAroundAllCoordinates() {
        Coverage coverage = of("<a> geo:lat 48.2 ; geo:long 16.4 . <b> geo:lat -1.5 ; geo:long 7 .");
        assertEquals("POLYGON((7 -1.5,16.4 -1.5,16.4 48.2,7 48.2,7 -1.5))", text(coverage.box()));
        assertEquals("POINT(11.7 23.35)", text(coverage.centre()));
    }

    @Test
    void nothingIsCoveredWhereNothingIsSaid() {
        Coverage coverage = of("<a> geo:lat \"north\" ; schema:startDate \"..\" ; schema:endDate <b> .");
        assertEquals(Optional.empty(), coverage.box());
        assertEquals(Optional.empty(), coverage.centre());
        assertEquals(Optional.empty(), coverage.earliest());
        assertEquals(Optional.empty(), coverage.latest());
    }

    @ParameterizedTest
    @CsvSource({
            "2021-06-25, 2021-06-25, 2021-06-25, date, date",
            "2021-06~, 2023, 2021-06, gYearMonth, gYear",
            "2021-XX-25, 2021-05-01, 2021, gYear, gYear",
            "2020-12-31, 2021-12, 2020-12-31, date, gYearMonth",
            "2020-10, 2020-13, 2020, gYear, gYear"
    })
    void timeGoesFromTheEarliestToTheLatest(String start, String end, String earliest, String first, String last) {
        Coverage coverage = of("<a> schema:startDate \"" + start + "\" . <b> schema:endDate \"" + end + "\" .");
        assertEquals(earliest, text(coverage.earliest()));
        assertEquals("http://www.w3.org/2001/XMLSchema#" + first, datatype(coverage.earliest()));
        assertEquals("http://www.w3.org/2001/XMLSchema#" + last, datatype(coverage.latest()));
    }

    /** A declaration, a foundation and a dissolution are in time; the dates of documents and of addresses are not. */
    @Test
    void timeIsThatOfWhatHappened() {
        Coverage coverage = of("""
                <a> dcterms:date "2019-06-03" ; dcterms:modified "2018" ; dcterms:issued "2017" .
                <b> schema:foundingDate "2020-06" . <c> schema:dissolutionDate "2024-01" .
                <d> dcterms:date "2026-01-02" ; dcterms:isReplacedBy <e> .
                <f> dcterms:isReplacedBy <e> ; dcterms:date "2026-01-03" .
                """);
        assertEquals("2019-06-03", text(coverage.earliest()));
        assertEquals("2024-01", text(coverage.latest()));
    }

    private static Coverage of(String turtle) {
        Coverage coverage = new Coverage();
        RDFParser.fromString(PREFIXES + turtle, Lang.TURTLE).base("https://example.org/").parse(coverage);
        return coverage;
    }

    private static String text(Optional<Node> literal) {
        return literal.orElseThrow().getLiteralLexicalForm();
    }

    private static String datatype(Optional<Node> literal) {
        return literal.orElseThrow().getLiteralDatatypeURI();
    }
}
