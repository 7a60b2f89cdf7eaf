package org.portolan.cli;

import org.apache.commons.io.FileUtils;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The project's own tables with mistakes: what an editor reads, and that nothing else is said. */
class EditorMistakesTest {
    private static final String ATHENS = "athens-wikidata,city,athens,schema:sameAs,"
            + "http://www.wikidata.org/entity/Q1524,Who’s On First,2024-03-06,,,,,wof-gr";
    private static final String ATHENS_SINCE = "athens,iash,founding-signatory,greifswald-2021-06-29,2021-06,"
            + "greifswald-2021-06-29,";

    @TempDir
    private Path folder;

    /** Those that keep others from being seen, or of which more is told than is compared here line by line. */
    static Stream<List<Mistake>> eachAlone() {
        return Stream.of(
                mistake("declarations.csv", ",2021-06-25,", ",25.06.2021,", 1, "fix: write 2021-06-25"),
                mistake("cities.csv", "wikidata,source", "wikidatta,source", 2,
                        ":1:136: error: the column \"wikidatta\" is not described [csv-column-unknown]",
                        "fix: did you mean \"wikidata\"?"),
                mistake("goals.csv", "key,position", "position", 1,
                        ":1: error: the column \"key\" is missing [csv-column-missing]"),
                mistake("goals.csv", "iash,goals,berlin-iash\n", "iash,goals\n", 1,
                        ":2: error: this row has 8 cells, the header has 9 [csv-row-ragged]"),
                mistake("goals.csv", "Direkte EU-Mittel", "\"Direkte EU-Mittel", 1,
                        ":2:21: error: the quote that opens here is never closed [csv-quote-not-closed]"),
                mistake("links.csv", "\nbonn-wikidata,", "\nberlin-wikidata,", 2,
                        ":13:1: error: column \"key\" holds \"berlin-wikidata\": The key stands in another row already"),
                mistake("links.csv", "place,bonn,schema:sameAs,https://sws.geonames.org/2946447/",
                        "place,bonn,schema:sameAs,https://sws.geonames.org/2950159/", 4,
                        ":12:40: error: column \"target\" holds \"https://sws.geonames.org/2950159/\": "
                        + "The identifier is already that of another row"),
                mistake("cities.csv", ",dormagen,05162004", ",dortmund,05162004", 2,
                        ": error: column \"place\" holds \"dortmund\": Another city has this"),
                mistake("goals.csv", "municipal-reception,2", "municipal-reception,1", 2,
                        ":4:22: error: column \"position\" holds \"1\": The number is already that of another row"),
                mistake("declarations.csv", "palermo,additional-declaration,iash", "palermo,founding-declaration,iash", 2,
                        ":2:91: error: column \"kind\" holds \"founding-declaration\": The organisation has"),
                mistake("csv-metadata.json", "\"tables\": [", "\"tables\": [[,", 1, ":3:15: error: this is not JSON"),
                mistake("events.csv", "\nalliance-", "\n<<<<<<< HEAD\nalliance-", 1,
                        ":2: error: this row has 1 cell, the header has 12 [csv-row-ragged]",
                        "fix: two versions of this file were merged"),
                mistake("events.csv", "key,label_de", "PK\u0003\u0004key,label_de", 1,
                        ": error: this is a spreadsheet such as .xlsx or .ods, or another ZIP archive, no CSV [file-not-csv]"),
                mistake("events.csv", "key,label_de", "<!DOCTYPE html>", 1, ": error: this is a web page, no CSV")).map(List::of);
    }

    /** Rows that are wrong as a whole, or make others seem so: what follows is not told. */
    private static Stream<Mistake> spoiltRows() {
        return Stream.of(
                mistake("memberships.csv", "iash,confirmed,,,berlin-iash", "iash,confirmed,,,berlin-iash ; iash-home", 1,
                        ":2:120: error: column \"source\" holds several keys, \"berlin-iash\", \"iash-home\", and a cell "
                        + "names one row of sources.csv [foreign-key-unknown]",
                        "fix: keep one of them here, and give each of the others a row in citations.csv"),
                mistake("regions.csv", ",Attica,gr,geonames-cities-json", ",Attica,gr,\"compilation\ngeonames-cities-json\"",
                        1, ":2:37: error: column \"source\" holds several keys, \"compilation\", ",
                        "fix: keep one of them here" + System.lineSeparator()),
                mistake("sources.csv", "\nberlin-iash,", "\nBerlin-iash,", 1,
                        ":6:1: error: column \"key\" holds \"Berlin-iash\", which does not have the form"),
                mistake("goals.csv", "iash,goals,berlin-iash", "Iash,goals,berlin-iash", 1,
                        ":2:161: error: column \"organisation\" holds \"Iash\", which does not have the form"),
                mistake("goals.csv", "\nfair-solidarity-mechanism,", "\ndirect-eu-funding,", 2,
                        ":3:1: error: the key \"direct-eu-funding\" stands in line 2 already [key-duplicate]",
                        "column \"goal\" names \"fair-solidarity-mechanism\", which goals.csv does not have"),
                mistake("memberships.csv", "athens,athens,iash,", "athens,athens,ish,", 1,
                        ":3:20: error: column \"organisation\" names \"ish\"", "fix: did you mean iash?"),
                mistake("memberships.csv", "\niash-athens,", "\n,,,,,,,,,,,,\niash-athens,", 1,
                        ":3: error: all cells of this row are empty [cell-required]", "fix: delete the row, or fill it"),
                mistake("memberships.csv", "key,member,organisation,role,role_source,since,since_source,until,member_of,"
                        + "certainty,note_de,note_en,source\n", "", 1,
                        ":1: error: this line names none of the columns; its first cell holds \"iash-amsterdam\"",
                        "fix: write a line with their names, in that order, above the first row"),
                mistake("links.csv", "\nathens-wikidata,", "\nfunding,goal,direct-eu-funding,skos:closeMatch,"
                        + "https://w3id.org/iash/id/position/iash-legal-migration,,,,,,,compilation\nathens-wikidata,", 1,
                        ":5:32: error: column \"property\" holds \"skos:closeMatch\", which does not have the form"),
                mistake("links.csv", "\nathens-wikidata", "\n" + ATHENS + "\nathens-wikidata", 1,
                        ":6:17: error: the key \"city, athens, schema:sameAs, http://www.wikidata.org/entity/Q1524\""),
                mistake("links.csv", "athens,schema:sameAs,http://www.w", "athens,Schema:sameAs,http://www.w", 1,
                        ":5:29: error: column \"property\" holds \"Schema:sameAs\", which does not have the form"));
    }

    /** Each error that they make is compared, so many are made at once: in each round one in every file that has them. */
    static List<List<Mistake>> rounds() {
        return Stream.of(spoiltRows(), spoiltCells()).flatMap(spoilt -> rounds(spoilt).stream()).toList();
    }

    private static List<List<Mistake>> rounds(Stream<Mistake> mistakes) {
        Map<String, Integer> made = new HashMap<>();
        return List.copyOf(mistakes.collect(Collectors.groupingBy(
                mistake -> made.merge(mistake.file(), 1, Integer::sum), TreeMap::new, Collectors.toList())).values());
    }

    private static Stream<Mistake> spoiltCells() {
        return Stream.of(
                mistake("memberships.csv", "greifswald-2021-06-29,2021-06,", "greifswald-2021-06-29,2021-13,", 1,
                        ":2:72: error: column \"since\" holds \"2021-13\", which is not an EDTF date [cell-not-of-datatype]",
                        "fix: write what is known: 2022, 2022-06 or 2022-06-25; leave the cell empty if nothing is"),
                mistake("organisations.csv", "AfgActivistCollective,,,,,,,,iash-who-we-are-a",
                        "AfgActivistCollective,,,iash-who-we-are-a,,,,,iash-who-we-are-a", 1,
                        ":2:115: error: column \"founded_source\" is filled and speaks of the cell of \"founded\", "
                        + "which is empty [cell-about-nothing]",
                        "fix: write into \"founded\" what is known; if nothing is, empty this cell"),
                mistake("sources.csv", ",2020-12-14,", ",14.12.2020,", 1, "fix: write 2020-12-14"),
                mistake("claims.csv", ",name,,,,,,,International Alliance of Safe Harbors,", ",name,,,,,,Häfen,"
                        + "International Alliance of Safe Harbors,", 1,
                        ":125:47: error: id/claim/iash-name-en-home has 2 values of \"Value\", "),
                mistake("regions.csv", ",Auvergne-Rhône-Alpes,fr,geonames-cities-json",
                        ",Auvergne-Rhône-Alpes,fr,geonames-cities-json|compilation", 1,
                        ":3:68: error: column \"source\" holds several keys, \"geonames-cities-json\", \"compilation\", "),
                mistake("regions.csv", ",Baden-Württemberg,de,geonames-cities-json", ",Baden-Württemberg,de,https://example.org/",
                        1, "names \"https://example.org/\", which sources.csv does not have",
                        "fix: write the key of the row of sources.csv that is meant, not an address"),
                mistake("cities.csv", "athens,Athen,Athens", "athens,,Athens", 1,
                        ":3:8: error: column \"name_de\" is empty [cell-required]", "fix: write its value in German"),
                mistake("cities.csv", "München", "MÃ¼nchen", 1,
                        ": error: column \"name_de\" holds \"MÃ¼nchen\", which presumably was \"München\" "
                        + "[text-encoded-twice]"),
                mistake("cities.csv", "05314000", "5314000", 1,
                        ":7:30: error: column \"ags\" holds \"5314000\"", "fix: write 05314000"),
                mistake("memberships.csv", "iash-athens,athens", "iash-athens,athen", 1,
                        ":3:13: error: column \"member\" names \"athen\", which cities.csv does not have [foreign-key-unknown]",
                        "fix: did you mean athens? Otherwise add a row with this key to cities.csv"),
                mistake("consortium_memberships.csv", "Allein in Fassung a der Seite genannt; die vollständigen Listen der "
                        + "Fassung b und von 2020, 2021 und 2023 führen sie nicht auf", "", 1,
                        ":2:105: error: column \"note_en\" holds \"Named in version a of the page alone; the complete lists",
                        "The note stands in one language alone: give it in German and in English, or not at all",
                        "fix: translate it into the other column, with what is quoted as its source has it; or empty the cell"),
                mistake("links.csv", "Matched by name and country", "", 1,
                        ":2:121: error: column \"note_de\" holds \"Nach Name und Land zugeordnet\": The note stands"),
                mistake("positions.csv", ",direct-eu-funding,iash-positions", ",,iash-positions", 1,
                        ": error: column \"goal\" is empty [cell-required]"),
                mistake("sources.csv", "https://www.ansa.it/", "https://www.ansa .it/", 1,
                        ":2:80: error: column \"url\" holds \"https://www.ansa .it/"),
                mistake("places.csv", "38.1166", "138.1166", 1,
                        ":30:51: error: column \"latitude\" holds \"138.1166\", which is greater than 90"),
                mistake("citations.csv", "city,amsterdam,", "city,amsterdm,", 1,
                        ":2: error: this row is about id/city/amsterdm, which nothing describes",
                        "fix: did you mean amsterdam?"),
                mistake("links.csv", "bonn,schema:sameAs,http://www.wikidata.org/entity/Q586",
                        "bonn,owl:sameAs,http://www.wikidata.org/entity/Q586", 1,
                        ":13:25: error: column \"property\" holds \"owl:sameAs\", which does not have the form",
                        "fix: schema:sameAs for a thing; skos:exactMatch, "),
                mistake("links.csv", "http://www.wikidata.org/entity/Q586", "Q586", 1,
                        ":13:39: error: column \"target\" holds \"Q586\", which is not an anyURI [cell-not-of-datatype]",
                        "fix: the address of the record elsewhere, which begins with https:// or http://"),
                mistake("links.csv", "place,bonn,", "place,bon,", 1,
                        ":12: error: this row is about id/place/bon, which nothing describes [resource-unknown]",
                        "fix: did you mean bonn? Otherwise add a row that describes it"),
                mistake("links.csv", "\nathens-wikidata", "\n" + ATHENS.replace("athens-", "again-") + "\nathens-wikidata",
                        1, ":6:17: error: the key \"city, athens, schema:sameAs, http://www.wikidata.org/entity/Q1524\" "
                        + "stands in line 5 already", "fix: give one of the two rows another key, or delete it"),
                mistake("links.csv", "Q586,\"hbz, Cologne\",2026-06-29", "Q586,\"hbz, Cologne\",2027", 1,
                        ":13:90: error: column \"asserted\" holds \"2027\": The link is said to be of a day after"),
                mistake("links.csv", "bonn,schema:sameAs,http://www.wikidata.org/entity/Q586",
                        "bonn,skos:exactMatch,http://www.wikidata.org/entity/Q586", 1,
                        ":13:41: error: column \"target\" holds \"http://www.wikidata.org/entity/Q586\": Only goals"),
                mistake("links.csv", "http://www.wikidata.org/entity/Q586", "http://www.wikidata.org/entity/Q587", 1,
                        "Two records of one register are given"),
                mistake("links.csv", "2946447/,Portolan,2026-11-23,50.73438,7.09549", "2946447/,Portolan,2026-11-23,51.2,7.1", 1,
                        ":12:40: error: column \"target\" holds \"https://sws.geonames.org/2946447/\": "
                        + "The linked record lies more than 20 km from here"),
                mistake("signatures.csv", "palermo-potsdam,palermo-declaration,potsdam,,2021-06-25",
                        "palermo-potsdam,palermo-declaration,potsdam,,2021-06-24",
                        1,
                        ":29:46: error: column \"date\" holds \"2021-06-24\": The signature is dated before its declaration",
                        "fix: look both dates up in their sources, and correct the one that is wrong, here or in declarations.csv"),
                mistake("memberships.csv", ",iash,confirmed,,", ",iash,conference,,", 1,
                        ":2:108: error: column \"certainty\" holds \"conference\": This value is from another list",
                        "fix: write a key whose row in concepts.csv has certainties in the column scheme"),
                mistake("events.csv", ",lisbon,,conference,", ",lisbon,,confirmed,", 1,
                        "error: column \"kind\" holds \"confirmed\": This value is from another list",
                        "fix: write a key whose row in concepts.csv has event-kinds in the column scheme"),
                mistake("memberships.csv", "bonn,iash,founding-signatory,greifswald-2021-06-29,2021-06",
                        "bonn,iash,founding-signatory,greifswald-2021-06-29,2022", 1,
                        ":7:62: error: column \"since\" holds \"2022\": A founding signatory joined with the foundation"),
                mistake("claims.csv", "which is complete\",euroalter-fs2c", "which is complete\",berlin-iash", 1,
                        ":9:85: error: column \"value_boolean\" holds \"false\": Nothing says that the source names all members",
                        "fix: if the source names every member, give it and the organisation a row in complete_lists.csv"),
                mistake("claims.csv", "fs2c-sea-watch-2020,membership,fs2c-sea-watch,listed,,,,false",
                        "fs2c-sea-watch-2020-again,membership,fs2c-sea-watch,listed,,,,true,,,,,,2020,stated,,,euroalter-fs2c\n"
                        + "fs2c-sea-watch-2020,membership,fs2c-sea-watch,listed,,,,false", 2,
                        ":73:63: error: column \"value_boolean\" holds \"true\": Another row with the same source and member",
                        ":74:57: error: column \"value_boolean\" holds \"false\": Another row with the same source and member",
                        "fix: read the list again, and delete the row that is wrong"),
                mistake("consortium_memberships.csv", "\nfs2c-berlin-governance-platform,",
                        "\nfs2c-anvita,anvita,from-the-sea-to-the-city,member,,,single-source,,,iash-who-we-are-a"
                        + "\nfs2c-berlin-governance-platform,", 1,
                        ":4:13: error: column \"member\" holds \"anvita\": No row of claims.csv says which list names",
                        "fix: add a row to claims.csv, with membership in subject_kind, the key of this row in subject, "
                        + "listed in measure, true in value_boolean and the list in source; or delete this row"),
                mistake("claims.csv", ",organisation,cities4refugees", ",,cities4refugees", 1,
                        ": error: column \"value_key\" is filled and goes with the cell of \"value_kind\", which is empty "
                        + "[cell-about-nothing]",
                        "fix: fill \"value_kind\" too; if nothing is to be named, empty this cell"),
                mistake("claims.csv", ",organisation,moving-cities", ",organisation,", 1,
                        ": error: column \"value_kind\" is filled and goes with the cell of \"value_key\", which is empty "
                        + "[cell-about-nothing]"),
                mistake("claims.csv", ",80,true,", ",80,,", 1,
                        ": error: column \"value_number\" holds \"80\": The words of the source are more than the number",
                        "fix: write true into more_than"),
                mistake("claims.csv", "\nanvita-members-2022,", "\nbonn-absent,city,bonn,listed,,,,false,,,,,,2023-09,,,,"
                        + "berlin-staedtenetzwerkarbeit\nanvita-members-2022,", 1,
                        ":2: error: id/claim/bonn-absent has \"bonn\": A thing of this kind cannot have what the measure states",
                        "fix: write into subject_kind and subject what the source speaks of"),
                mistake("citations.csv", "\ncity-amsterdam-csc-cities,", "\nagain,city,amsterdam,csc-cities"
                        + "\ncity-amsterdam-csc-cities,", 1,
                        ":3:27: error: the key \"city, amsterdam, csc-cities\" stands in line 2 already [key-duplicate]"),
                mistake("cities.csv", ",dinslaken,05170008", ",dinslaken,09170008", 1,
                        ": error: column \"ags\" holds \"09170008\": The first two digits"),
                mistake("cities.csv", "athens,,,,,Q1524", "athens,05999999,,,,Q1524", 1,
                        ":3:56: error: column \"ags\" holds \"05999999\": The city does not lie"),
                mistake("claims.csv", "place,bonn,population", "city,bonn,population", 1,
                        ": error: id/claim/population-bonn has \"bonn\": A population is"),
                mistake("claims.csv", "bonn,population,313125,,,,,,,,,", "bonn,population,313125,,,,,,,,,2020", 1,
                        ":150:54: error: column \"as_of\" holds \"2020\": A population has no date here, "
                        + "whatever its source says"),
                mistake("claims.csv", "74,,,,,,,,,2022-12", ",,2022,,,,,,,2022-12", 1,
                        ":2:69: error: column \"value_date\" holds \"2022\": The value is not"),
                mistake("organisations.csv", ",,iash,berlin-iash", ",,iash-coordination-group,berlin-iash", 1,
                        ": error: id/organisation/iash-coordination-group: The organisation is"),
                mistake("claims.csv", "bonn,population,313125", "bonn,population,-5", 1,
                        "error: column \"value_number\" holds \"-5\", which is less than 0"),
                mistake("cities.csv", "muenchen,München,", "muenchen,München / Munich,", 1,
                        "error: column \"name_de\" holds \"München / Munich\": The cell has two names"),
                mistake("dataset.ttl",
                        "dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;\n  dcterms:rights \"The",
                        "dcterms:rights \"The", 1, "error:", "[dataset-incomplete]"));
    }

    private static Mistake mistake(String file, String right, String wrong, int errors, String... said) {
        return new Mistake(file, right, wrong, errors, List.of(said));
    }

    /**
     * An edit of one file.
     *
     * @param right  what stands there, of which the first is taken away
     * @param wrong  what stands there then
     * @param errors how many are told
     * @param said   parts of what is told
     */
    private record Mistake(String file, String right, String wrong, int errors, List<String> said) {
        void make(Path data) throws IOException {
            Path table = data.resolve(file);
            String text = Files.readString(table);
            assertTrue(text.contains(right), file + " has no " + right);
            Files.writeString(table, text.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong)));
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource({"eachAlone", "rounds"})
    void mistakeIsToldAtItsPlace(List<Mistake> mistakes) throws IOException {
        copy();
        for (Mistake mistake : mistakes) {
            mistake.make(folder.resolve("data"));
        }
        String output = check(1);
        for (Mistake mistake : mistakes) {
            mistake.said().forEach(line -> assertTrue(output.contains(line), line + "\n" + output));
            assertTrue(output.contains("data/" + mistake.file()), output);
        }
        int errors = mistakes.stream().mapToInt(Mistake::errors).sum();
        assertTrue(output.contains("\n" + errors + " error" + (errors == 1 ? "" : "s") + ", 0 warnings"), output);
    }

    /** Seven mistakes; the record that the misplaced place is linked with is told too. */
    @Test
    void whatTablesSayTogetherIsToldAtTheCellThatIsWrong() throws IOException {
        copy();
        edit("memberships.csv", ATHENS_SINCE + ",iash,", ATHENS_SINCE + ",,");
        edit("memberships.csv", "bergamo,iash,founding-signatory,greifswald-2021-06-29,2021-06,greifswald-2021-06-29,,",
                "bergamo,iash,founding-signatory,greifswald-2021-06-29,2021-06,greifswald-2021-06-29,2024,");
        edit("memberships.csv", "berlin,iash,member,,2022,", "berlin,iash,member,,2027-06,");
        edit("places.csv", "45.69601,9.66721", "9.66721,45.69601");
        edit("places.csv", ",sicily,it,38.1166", ",bavaria,it,38.1166");
        edit("signatures.csv", "palermo-declaration,athens,,2021-06,", "palermo-declaration,athens,,2027,");
        edit("claims.csv", ",2022-12,,Daneben 47", ",2026-12,,Daneben 47");
        String output = check(1);
        said().forEach(line -> assertTrue(output.contains(line), line + "\n" + output));
    }

    private static List<String> said() {
        return List.of(
                ":3:97: error: id/membership/iash-athens: The membership has no end, and the city is not said to be",
                "fix: write the key from the column organisation into member_of; if the city has left, write into until",
                ":5:103: error: column \"member_of\" holds \"iash\": The membership has ended, and the member is still said",
                "fix: empty the cell; if the member has not left, empty until",
                ":6:33: error: column \"since\" holds \"2027-06\": This is a date after the last change of the dataset",
                "fix: write the date that the source gives; if it is right, set dcterms:modified in dataset.ttl",
                ": error: column \"latitude\" holds \"9.66721\": The place lies outside of its country",
                "fix: write the latitude under latitude and the longitude under longitude, as the source has them",
                ": error: column \"region\" holds \"bavaria\": The region belongs to another country",
                ":3:44: error: column \"date\" holds \"2027\": This is a date after the last change",
                ": error: column \"as_of\" holds \"2026-12\": This is a date after the last change",
                "8 errors, 0 warnings");
    }

    /** The tables have no demands, so nothing compares them; signatures they have, but none of a city in Villeurbanne. */
    @Test
    void everyClaimIsToldWithItsOutcome() throws IOException {
        copy();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        assertEquals(0, Main.run(new PrintWriter(out), new PrintWriter(err), "check", "--format", "json",
                "--data", folder.resolve("data").toString(), "--ontology", folder.resolve("ontology").toString()));
        Map<String, JsonNode> claims = new TreeMap<>();
        new ObjectMapper().readTree(out.toString()).get("claims").forEach(claim -> claims.put(
                claim.get("claim").asText().replaceFirst(".*/", ""), claim));
        assertEquals("differ 32 33", outcome(claims.get("iash-founders-info-potsdam")));
        assertEquals("agree 36 36", outcome(claims.get("iash-members-berlin-2024")));
        assertEquals("unknown 21 ", outcome(claims.get("villeurbanne-signatory-cities")));
        assertEquals("ontology/measures/signatory-count.rq",
                claims.get("villeurbanne-signatory-cities").get("measure").asText());
        assertTrue(claims.get("palermo-declaration-demands").path("measure").isMissingNode());
        assertTrue(claims.get("palermo-declaration-demands").path("contradicts").toString()
                .endsWith("/palermo-declaration-demands-ema\"]"));
        assertTrue(claims.get("iash-legal-form").path("contradicts").isMissingNode());
        List.of("\n  demand-count: 3 unknown, for no query compares", "\n  founding-signatory-count: 11 agree, 1 differ",
                "\n  signatory-city-count: 1 unknown, for the rows do not tell",
                "\n  46 claims contradicted by another source")
                .forEach(line -> assertTrue(err.toString().contains(line + System.lineSeparator()), err.toString()));
    }

    private static String outcome(JsonNode claim) {
        return claim.get("outcome").asText() + " " + claim.get("stated").asText() + " " + claim.path("rows").asText();
    }

    @Test
    void fileInAnotherEncodingIsToldWithTheOffset() throws IOException {
        copy();
        Path table = folder.resolve("data/goals.csv");
        Files.write(table, Files.readString(table).getBytes(Charset.forName("windows-1252")));
        String output = check(1);
        assertTrue(output.contains("it is written in windows-1252 instead of UTF-8 (byte 0x"), output);
        assertTrue(output.contains("fix: \"portolan tidy " + table + "\" writes it back; to save it right: as"),
                output);
        assertTrue(output.contains("1 error, 0 warnings"), output);
    }

    @Test
    void fileThatWasEncodedTwiceIsToldOnce() throws IOException {
        copy();
        Path table = folder.resolve("data/organisations.csv");
        Files.writeString(table, new String(Files.readAllBytes(table), Charset.forName("windows-1252")));
        String output = check(1);
        assertTrue(output.contains("data/organisations.csv: error: the letters of this file were encoded twice "
                + "[text-encoded-twice]"), output);
        assertTrue(output.contains("fix: \"portolan tidy " + table + "\" writes it back"), output);
        assertTrue(output.contains("1 error, 0 warnings"), output);
    }

    @Test
    void columnsThatChangedPlacesAreToldOnce() throws IOException {
        copy();
        Path table = folder.resolve("data/memberships.csv");
        swap(table, 3, 5);
        swap(folder.resolve("data/signatures.csv"), 2, 4);
        swap(folder.resolve("data/regions.csv"), 4, 5);
        String output = check(1);
        List.of("data/memberships.csv:1:25: error: the cells of the columns \"role\" and \"since\" changed places: "
                        + "\"2021-06\" stands under \"role\", \"founding-signatory\" under \"since\"",
                "data/signatures.csv:1:17: error: the cells of the columns \"city\" and \"date\"",
                "data/regions.csv:1:36: error: the cells of the columns \"country\" and \"source\"",
                "3 errors, 0 warnings").forEach(line -> assertTrue(output.contains(line), output));
    }

    /** In the rows, but not in the header. */
    private static void swap(Path table, int one, int other) throws IOException {
        rewrite(table, header -> { }, cells -> {
            String first = cells[one];
            cells[one] = cells[other];
            cells[other] = first;
        });
    }

    /** Changes the cells of the header and of each row, as they are written; none may have a line end. */
    private static void rewrite(Path table, Consumer<String[]> header, Consumer<String[]> row) throws IOException {
        StringBuilder written = new StringBuilder();
        for (String line : Files.readAllLines(table)) {
            String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            (written.isEmpty() ? header : row).accept(cells);
            written.append(String.join(",", cells)).append('\n');
        }
        Files.writeString(table, written.toString());
    }

    /** Nothing follows from what the tables still say of the old keys, or from who names a key that is refused itself. */
    @Test
    void otherKeyIsToldWhereTheOldOneStands() throws IOException {
        copy();
        edit("cities.csv", "\nbonn,", "\nbonn-am-rhein,");
        edit("memberships.csv", "\niash-trier,", "\niash-augusta-treverorum,");
        edit("concepts.csv", "\nstated-elsewhere,", "\nStated-elsewhere,");
        String output = check(1);
        List.of("fix: add a row that describes it, or name something that is there; if it has another key now, write "
                        + "that here, and what replaces it into " + folder.resolve("data/replacements.csv"),
                "this row is about id/membership/iash-trier, which nothing describes [resource-unknown]",
                ": error: column \"key\" holds \"Stated-elsewhere\", which does not have the form")
                .forEach(line -> assertTrue(output.contains(line), line + "\n" + output));
        List.of("[shape-violated]", "did you mean", "names \"stated-elsewhere\"")
                .forEach(line -> assertFalse(output.contains(line), output));
    }

    @Test
    void twoPlacesAtOnePointAreADoubt() throws IOException {
        copy();
        edit("places.csv", "49.40768,8.69079", "49.4891,8.46694");
        String output = check(0);
        String doubt = ": warning: column \"latitude\" holds \"49.4891\": Another place lies at exactly this point";
        assertTrue(output.contains("data/places.csv:18:65" + doubt), output);
        assertEquals(3, output.split(doubt, -1).length, output);
        assertTrue(output.contains("fix: look up both places in their source"), output);
        assertTrue(output.contains("0 errors, 2 warnings"), output);
    }

    @Test
    void certaintyThatTheSourcesDoNotBearIsADoubt() throws IOException {
        copy();
        String signature = "palermo-braunschweig,palermo-declaration,braunschweig,,2021-06,,,,single-source,,,greifswald-2021-06-29";
        edit("signatures.csv", signature, signature.replace("single-source", "confirmed"));
        edit("memberships.csv", ATHENS_SINCE + ",iash,confirmed", ATHENS_SINCE + ",iash,single-source");
        String output = check(0);
        List.of(": warning: column \"certainty\" holds \"confirmed\": Confirmed is what two sources say",
                ": warning: column \"certainty\" holds \"single-source\": More than one source says so",
                "0 errors, 2 warnings").forEach(line -> assertTrue(output.contains(line), output));
    }

    /** A source of one cell is one of the row. */
    @Test
    void sourceOfOneCellCountsAsASecond() throws IOException {
        copy();
        String signature = "palermo-braunschweig,palermo-declaration,braunschweig,,2021-06,,,,";
        edit("signatures.csv", signature + "single-source", signature.replace(",,,,", ",rgre-2021,,,") + "confirmed");
        assertTrue(check(0).contains("0 errors, 0 warnings"));
        edit("signatures.csv", "2021-06,rgre-2021,,,confirmed", "2021-06,rgre-2021,,,single-source");
        assertTrue(check(0).contains(": warning: column \"certainty\" holds \"single-source\": More than one source"));
    }

    /** Dinslaken has no number in either table, and its place has one in both. */
    @Test
    void identifierThatAnotherTableStillGivesIsADoubt() throws IOException {
        copy();
        edit("cities.csv", "09663000,,,,Q2999,", "09663000,,,,,");
        edit("cities.csv", "05170008,,,,Q3939,", "05170008,,,,,");
        edit("links.csv", "dinslaken-wikidata,city,dinslaken,schema:sameAs,http://www.wikidata.org/entity/Q3939,"
                + "\"hbz, Cologne\",2026-06-29,,,,,hbz-nwbib-spatial\n", "");
        String output = check(0);
        List.of("data/cities.csv:37:60: warning: column \"wikidata\" is empty, and " + folder.resolve("data/links.csv")
                        + ":70:49 gives id/city/wuerzburg \"http://www.wikidata.org/entity/Q2999\" all the same "
                        + "[cell-said-elsewhere]",
                "fix: if it is wrong, take it out there too; if it is right, write \"Q2999\" here as well",
                "0 errors, 1 warning").forEach(line -> assertTrue(output.contains(line), line + "\n" + output));
    }

    /** Bonn has the number that the ontology gives as an example. */
    @Test
    void doubtsStopNothing() throws IOException {
        copy();
        edit("cities.csv", "München", "M?nchen");
        edit("cities.csv", "05314000", "05314001");
        String output = check(0);
        assertTrue(output.contains(": warning: the ontology's example of ns#ags is \"05314000\""), output);
        assertTrue(output.contains(": warning: column \"name_de\" holds \"M?nchen\", a question mark between two "
                + "letters [text-letter-lost]"), output);
        assertTrue(output.contains("0 errors, 2 warnings"), output);
    }

    @Test
    void byteOrderMarkAndWindowsLineEndsAreFine() throws IOException {
        copy();
        Path table = folder.resolve("data/goals.csv");
        Files.write(table, ("\uFEFF" + Files.readString(table).replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8));
        assertTrue(check(0).contains("0 errors, 0 warnings"));
    }

    @Test
    void headerThatCannotBeReadIsToldOnce() throws IOException {
        copy();
        Files.write(folder.resolve("data/goals.csv"), new byte[] {'k', 'e', 'y', (byte) 0x81, (byte) 0x8D, '\n'});
        String output = check(1);
        assertTrue(output.contains("data/goals.csv:1:4: error: this file is not UTF-8"), output);
        assertTrue(output.contains("1 error, 0 warnings"), output);
    }

    @Test
    void missingEmptyAndUndescribedFilesAreToldInOneRun() throws IOException {
        copy();
        Files.delete(folder.resolve("data/goals.csv"));
        Files.write(folder.resolve("data/posts.csv"), new byte[0]);
        Files.writeString(folder.resolve("data/extra.csv"), "a,b\n");
        String output = check(1);
        List.of("[file-missing]", "[file-empty]", "[file-not-described]")
                .forEach(code -> assertTrue(output.contains(code), output));
    }

    /** Sources of cells are counted by columns, so those after a new column must be counted again. */
    @Test
    void columnBeforeOthersMovesTheCellsThatTheySpeakOf() throws IOException {
        copy();
        rewrite(folder.resolve("data/declarations.csv"), header -> header[5] += ",title_es", cells -> cells[5] += ",");
        String italian = "          {\"name\": \"title_it\", \"titles\": \"title_it\", \"lang\": \"it\", "
                + "\"propertyUrl\": \"dcterms:title\"},\n";
        edit("csv-metadata.json", italian, italian + italian.replace("_it", "_es").replace("\"it\"", "\"es\""));
        String output = check(1);
        List.of("data/csv-metadata.json:233:72: error: column \"date_source\" speaks of cell 7 of its row, and the column "
                        + "that it is called after, \"date\", is number 8 [cell-miscounted]",
                "fix: write declarations.csv#cell={_sourceRow},8",
                "column \"languages_source\" speaks of cell 12 of its row",
                "2 errors, 0 warnings").forEach(line -> assertTrue(output.contains(line), output));
    }

    private void edit(String file, String right, String wrong) throws IOException {
        Path table = folder.resolve("data").resolve(file);
        String text = Files.readString(table);
        assertTrue(text.contains(right), file + " has no " + right);
        Files.writeString(table, text.replace(right, wrong));
    }

    private void copy() throws IOException {
        for (String top : List.of("data", "ontology")) {
            FileUtils.copyDirectory(Path.of(top).toFile(), folder.resolve(top).toFile());
        }
    }

    private String check(int expected) {
        StringWriter output = new StringWriter();
        PrintWriter out = new PrintWriter(output);
        int exit = Main.run(out, out, "check", "--data", folder.resolve("data").toString(), "--ontology",
                folder.resolve("ontology").toString());
        out.flush();
        assertEquals(expected, exit, output.toString());
        return output.toString();
    }
}
