package org.portolan.csvw.annotated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.csvw.Csvw;
import org.portolan.csvw.Limits;
import org.portolan.csvw.PrefixFolders;
import org.portolan.csvw.StatementSink;
import org.portolan.problem.Problem;
import org.portolan.problem.Problems;
import org.portolan.problem.Severity;

class KeyChecksTest {
    private static final String BASE = "http://example.org/";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1 << 24, 2000, 1})
    void keysAreExactHoweverFewAreHeld(int bytes) throws IOException {
        cities("\"separator\": \" \"",
                IntStream.range(0, 300).mapToObj(i -> "k" + i + ",k" + (299 - i)).collect(Collectors.joining("\n"))
                        + "\nk7,k1 k301\n");
        assertEquals(List.of("cities.csv:302:1: error: the key \"k7\" stands in line 9 already [key-duplicate]",
                "cities.csv:302:4: error: column \"near\" names \"k301\", which cities.csv does not have [foreign-key-unknown]"),
                said(bytes, Severity.ERROR));
    }

    @Test
    void converterAsksForNoKeys() throws IOException {
        cities("", "a,x\na,y\n");
        assertEquals(List.of(), said(1, Severity.WARNING));
    }

    @Test
    void eachValueOfAListIsAReference() throws IOException {
        cities("\"separator\": \"|\"", "a,b|c\nb,\nc,a|d|e\n");
        assertEquals(List.of(
                "cities.csv:4:3: error: column \"near\" names \"d\", which cities.csv does not have [foreign-key-unknown]",
                "cities.csv:4:3: error: column \"near\" names \"e\", which cities.csv does not have [foreign-key-unknown]"),
                said(1 << 20, Severity.ERROR));
    }

    @Test
    void valueThatLooksLikeAListIsNone() throws IOException {
        cities("", "a,b|c\nb,\nc,\n");
        assertEquals(List.of(
                "cities.csv:2:3: error: column \"near\" holds several keys, \"b\", \"c\", and a cell names one row of "
                + "cities.csv [foreign-key-unknown]"), said(1 << 20, Severity.ERROR));
    }

    @Test
    void columnsOfAKeyAreNotRunTogether() throws IOException {
        write("metadata.json", """
                {"@context": "http://www.w3.org/ns/csvw", "url": "t.csv", "tableSchema": {"columns": [
                  {"name": "a", "titles": "a"}, {"name": "b", "titles": "b"}], "primaryKey": ["a", "b"]}}""");
        write("t.csv", "a,b\nx,yz\nxy,z\n,z\nz,\n,z\n");
        assertEquals(List.of("t.csv:6:1: error: the key \", z\" stands in line 4 already [key-duplicate]"),
                said(1 << 20, Severity.ERROR));
    }

    @Test
    void referenceToALaterTableThatHasItTwiceIsAmbiguousInEveryRow() throws IOException {
        write("metadata.json", """
                {"@context": "http://www.w3.org/ns/csvw", "tables": [
                  {"url": "events.csv", "tableSchema": {"columns": [{"name": "city", "titles": "city"}], "foreignKeys": [
                    {"columnReference": "city", "reference": {"resource": "names.csv", "columnReference": "name"}}]}},
                  {"url": "names.csv", "tableSchema": {"columns": [{"name": "name", "titles": "name"}]}}]}""");
        write("events.csv", "city\nBern\nRoma\nBern\n");
        write("names.csv", "name\nBern\nRoma\nBern\n");
        assertEquals(List.of(
                "events.csv:2:1: error: column \"city\" names \"Bern\", which names.csv has in more than one row [foreign-key-ambiguous]",
                "events.csv:4:1: error: column \"city\" names \"Bern\", which names.csv has in more than one row [foreign-key-ambiguous]"),
                said(60, Severity.ERROR));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = ';', value = {
        "#{a};``;t.csv:4: warning: this row is about <http://example.org/t.csv#x>, as line 2 is [subject-repeated]",
            "#{a}{b};\"primaryKey\": [\"a\", \"b\"],;t.csv:5: warning: this row is about <http://example.org/t.csv#xyz>, as line 2 is [subject-repeated]",
        "#{a};\"primaryKey\": [\"a\", \"b\"],;``", "#{a}-{_row};``;``", "#all;``;``"})
    void rowsThatShareASubjectWithoutAReasonAreTold(String template, String key, String said) throws IOException {
        write("metadata.json", """
                {"@context": "http://www.w3.org/ns/csvw", "url": "t.csv", "tableSchema": {%s "aboutUrl": "%s",
                  "columns": [{"name": "a", "titles": "a"}, {"name": "b", "titles": "b"}]}}""".formatted(key,
                template));
        write("t.csv", "a,b\nx,yz\nz,1\nx,2\nxy,z\n");
        assertEquals(said.isEmpty() ? List.of() : List.of(said), said(60, Severity.ERROR));
    }

    @Test
    void nearKeysAreSuggestedFromAFileOnDiskToo() throws IOException {
        cities("", "palermo,\nathens,palerno\n");
        Problem problem = problems(1, Severity.ERROR).get(0);
        assertTrue(problem.fix().orElse("").startsWith("did you mean palermo?"), problem.toString());
    }

    private void cities(String rule, String rows) throws IOException {
        write("metadata.json", """
                {"@context": "http://www.w3.org/ns/csvw", "url": "cities.csv", "tableSchema": {"columns": [
                  {"name": "key", "titles": "key"}, {"name": "near", "titles": "near"%s}], "primaryKey": "key", "foreignKeys": [
                  {"columnReference": "near", "reference": {"resource": "cities.csv", "columnReference": "key"}}]}}"""
                .formatted(rule.isEmpty() ? "" : ", " + rule));
        write("cities.csv", "key,near\n" + rows);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private List<String> said(int bytes, Severity severity) {
        return problems(bytes, severity).stream().map(problem -> problem.toString().lines().findFirst().orElseThrow())
                .toList();
    }

    private List<Problem> problems(int bytes, Severity severity) {
        Problems problems = new Problems();
        new Csvw(new PrefixFolders(List.of(new PrefixFolders.Mapping(BASE, folder, ""))), severity)
                .withLimits(new Limits(1000, 1000, 1000, bytes))
                .convert(BASE + "metadata.json", Csvw.Mode.MINIMAL, new Deaf(), problems);
        return problems.list();
    }

    /** Takes statements and does nothing. */
    private static final class Deaf implements StatementSink {
        @Override
        public void resource(String subject, String predicate, String object) {
        }

        @Override
        public void literal(String subject, String predicate, String lexical, String datatype) {
        }

        @Override
        public void text(String subject, String predicate, String text, String language) {
        }
    }
}
