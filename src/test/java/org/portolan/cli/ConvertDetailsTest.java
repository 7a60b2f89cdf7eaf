package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code convert} makes of what the recommendations leave to their small print, and how it says what is wrong. */
class ConvertDetailsTest extends ConversionsInFolder {
    private Path describe(String url, String members) throws IOException {
        return describe("m.json", url, members);
    }

    private String converted(Path input, String... args) throws IOException {
        Path target = folder.resolve("out.nt");
        assertEquals(0, run(Stream.concat(Stream.of("-o", target, input), Arrays.stream(args)).toArray()),
                said::toString);
        return Files.readString(target);
    }

    private void assertUnsaid(String sentence) {
        assertFalse(said.toString().contains(sentence), said::toString);
    }

    @Test
    void titlesOfRowsKeepTheLanguageOfTheirColumn() throws IOException {
        write("a.csv", "name,place,count\nA,B,3\n");
        String written = converted(describe("a.csv", """
                , "tableSchema": {"rowTitles": ["name", "place", "count"], "columns": [
                  {"name": "name", "titles": "name", "lang": "en"}, {"name": "place", "titles": "place"},
                  {"name": "count", "titles": "count", "lang": "de", "datatype": "integer"}]}"""));
        assertTrue(written.contains("<http://www.w3.org/ns/csvw#title> \"A\"@en ."), written);
        assertTrue(written.contains("<http://www.w3.org/ns/csvw#title> \"B\" ."), written);
        assertTrue(written.contains("<http://www.w3.org/ns/csvw#title> \"3\" ."), written);
    }

    @Test
    void titleInAnotherLanguageIsToldWithBothLanguages() throws IOException {
        write("a.csv", "name\nA\n");
        Path metadata = describe("a.csv",
                ", \"lang\": \"de\", \"tableSchema\": {\"columns\": [{\"name\": \"n\", \"titles\": {\"en\": \"name\"}}]}");
        assertEquals(1, run("--validate", "-o", folder.resolve("out.nt"), metadata));
        assertSaid("a.csv:1:1: error: the title \"name\" is described in the language \"en\", and the header is in "
                + "\"de\" [csv-column-unknown]");
        assertSaid("fix: write \"lang\": \"de\" at each column instead of above them all; or describe the title in "
                + "\"de\": \"titles\": {\"de\": \"name\"}");
        assertUnsaid("is not described");
        converted(describe("a.csv",
                ", \"tableSchema\": {\"columns\": [{\"name\": \"n\", \"lang\": \"de\", \"titles\": {\"en\": \"name\"}}]}"));
        assertUnsaid("warning");
        converted(describe("a.csv",
                ", \"lang\": \"de\", \"tableSchema\": {\"columns\": [{\"name\": \"n\", \"titles\": {\"de\": \"name\"}}]}"));
        assertUnsaid("warning");
    }

    @Test
    void titleInAnotherLanguageIsNoMatterOfOrder() throws IOException {
        write("a.csv", "a,a\n1,2\n");
        run("-o", folder.resolve("out.nt"), describe("a.csv", ", \"lang\": \"de\", \"tableSchema\": {\"columns\": ["
                + "{\"name\": \"x\", \"titles\": {\"en\": \"a\"}}, {\"name\": \"y\", \"titles\": {\"de\": \"a\"}}]}"));
        assertSaid("a.csv:1:1: warning: the title \"a\" is described in the language \"en\", and the header is in \"de\"");
        assertUnsaid("put the columns back");
    }

    @Test
    void foundMetadataThatDescribesTheTableUnderAnotherAddressIsToldAsThat() throws IOException {
        Path table = write("t1.csv", "x\n1\n");
        write("t1.csv-metadata.json", "{\"@context\": [\"http://www.w3.org/ns/csvw\", "
                + "{\"@base\": \"http://example.org/base/\"}], \"url\": \"t1.csv\"}");
        converted(table);
        assertSaid("t1.csv-metadata.json: warning: this metadata does not describe ");
        assertSaid("why: it describes <http://example.org/base/t1.csv>, and was found by its place, not named by you");
        String offered = "--map http://example.org/base/=";
        assertSaid("fix: correct \"@base\" or \"url\" in it; or convert it by its name, with " + offered);
        assertUnsaid("in a document of its own");
        String written = converted(folder.resolve("t1.csv-metadata.json"), "--map",
                "http://example.org/base/=" + folder);
        assertTrue(written.contains("<http://example.org/base/t1.csv#x> \"1\""), written);
    }

    @Test
    void linkOutOfTheFolderIsNamedAsOne() throws IOException {
        Path within = Files.createDirectory(folder.resolve("in"));
        Path outside = Files.createDirectory(folder.resolve("out"));
        Path table = Files.writeString(outside.resolve("sec.csv"), "x\n1\n");
        Path link = Files.createSymbolicLink(within.resolve("link.csv"), table);
        Path behind = Files.createSymbolicLink(within.resolve("there"), outside).resolve("sec.csv");
        Files.writeString(within.resolve("m.json"),
                "{\"@context\": \"http://www.w3.org/ns/csvw\", \"url\": \"there/sec.csv\"}");
        assertEquals(1, run("-o", folder.resolve("out.nt"), link));
        assertSaid("error: this document is a symbolic link out of its folder [document-not-mapped]");
        assertSaid("fix: name the file that the link leads to, or put the file itself there");
        assertUnsaid("no mapped folder");
        assertUnsaid("sec.csv");
        assertEquals(1, run("-o", folder.resolve("out.nt"), within.resolve("m.json")));
        assertSaid("/in/there/sec.csv> lies behind a symbolic link out of its folder [document-not-mapped]");
        assertEquals(1, run("-o", folder.resolve("out.nt"), "--map", "http://example.org/=" + outside, link));
        assertSaid("fix: name the file that the link leads to, http://example.org/sec.csv, or put the file itself there");
        assertTrue(Files.exists(behind));
    }

    @Test
    void linkToWhatIsNotReadIsAWarning() throws IOException {
        Path table = write("a.csv", "x\n1\n");
        for (String target : new String[] {"file:///etc/passwd", "../out/m.json", "http://example.org/m.json"}) {
            converted(table, "--link", "<%s>; rel=\"describedby\"; type=\"application/csvm+json\"".formatted(target));
            assertSaid("a.csv: warning: a Link header names the metadata <");
            assertSaid(">, which lies in no mapped folder; it is passed over [document-not-mapped]");
        }
        assertSaid("the metadata <http://example.org/m.json>, which");
    }

    @Test
    void blankLastLineIsToldWithTheDialectThatPassesItOver() throws IOException {
        Path table = write("a.csv", "a,b\n1,2\n\n");
        assertEquals(1, run("-o", folder.resolve("out.nt"), table));
        assertSaid("a.csv:3: error: this row has 1 cell, the header has 2 [csv-row-ragged]");
        assertSaid("fix: delete this empty line; or write \"dialect\": {\"skipBlankRows\": true} in the metadata");
        converted(describe("a.csv", ", \"dialect\": {\"skipBlankRows\": true}"));
    }

    @Test
    void strayQuoteIsToldAtTheCellThatItOpened() throws IOException {
        Path table = write("q.csv", "a,b\n1,\"x\n2,\"y\"\n");
        assertEquals(1, run("-o", folder.resolve("out.nt"), table));
        assertSaid("q.csv:2:3: error: after the quote that closes this cell there is text, in line 3 from column 4 "
                + "[csv-quote-misplaced]");
        assertSaid("fix: if no quote should stand here, or one is missing in line 2, mend that; otherwise write each "
                + "quote within the cell twice");
        assertEquals(1, run("-o", folder.resolve("out.nt"), write("q.csv", "a,b\n1,\"x\"y\n")));
        assertSaid("q.csv:2:3: error: after the quote that closes this cell there is text, in line 2 from column 6 ");
        assertSaid("fix: enclose the whole cell in quotes and write each quote within it twice");
    }

    @Test
    void emptyCellOfAnOrderedListIsTheEmptyList() throws IOException {
        write("a.csv", "k,l\n1,\n2,-\n3,x;y\n4,-;-\n");
        String schema = ", \"tableSchema\": {\"aboutUrl\": \"http://e/{k}\", \"columns\": [{\"name\": \"k\", "
                + "\"suppressOutput\": true}, {\"name\": \"l\", \"separator\": \";\", \"null\": [\"-\"], "
                + "\"propertyUrl\": \"http://e/p\"%s}]}";
        String nil = " <http://e/p> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> .";
        String written = converted(describe("a.csv", schema.formatted(", \"ordered\": true")), "--mode", "minimal");
        assertTrue(written.contains("<http://e/1>" + nil), written);
        assertFalse(written.contains("<http://e/2> "), written);
        assertTrue(written.contains("<http://e/3> <http://e/p> _:"), written);
        assertTrue(written.contains("<http://e/4>" + nil), written);
        written = converted(describe("a.csv", schema.formatted("")), "--mode", "minimal");
        assertFalse(written.contains("<http://e/1> "), written);
        assertFalse(written.contains("nil"), written);
    }

    @Test
    void wholeNumbersOfCommonPropertiesAreIntegersHoweverLong() throws IOException {
        write("a.csv", "x\n1\n");
        String written = converted(describe("a.csv", ", \"schema:n\": [123456789012345678901234567890, 1e3, 1.5, "
                + "1e999999]"));
        String type = "\"^^<http://www.w3.org/2001/XMLSchema#";
        assertTrue(written.contains("\"123456789012345678901234567890" + type + "integer> ."), written);
        assertTrue(written.contains("\"1000" + type + "integer> ."), written);
        assertTrue(written.contains("\"1.5E0" + type + "double> ."), written);
        assertTrue(written.contains("\"1e999999" + type + "double> ."), written);
    }

    @Test
    void templateOfTheTableThatGivesNoIriIsToldOnce() throws IOException {
        write("a.csv", "id,own,more\nhttp://[,x,y\n");
        String schema = ", \"tableSchema\": {\"aboutUrl\": \"{+id}\", \"columns\": [{\"titles\": \"id\"}, "
                + "{\"titles\": \"own\", \"aboutUrl\": \"http://e/{own}\"}, {\"titles\": \"more\"}]}";
        assertEquals(1, run("-o", folder.resolve("out.nt"), describe("a.csv", schema)));
        assertSaid("a.csv:2: error: the \"aboutUrl\" of this table gives \"http://[\" here, which is no IRI "
                + "[cell-iri-invalid]");
        assertSaid("1 error, 0 warnings");
    }
}
