package org.portolan.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.check.Checker;
import org.portolan.check.claims.ComparedClaims;
import org.portolan.check.claims.ComparedClaims.Comparison;
import org.portolan.check.publication.Publication;
import org.portolan.problem.Problems;

/** What the rows say to the claims of sources. */
class MeasuresTest {
    private static final String SIGNATURE = "villeurbanne-villeurbanne,villeurbanne-declaration,villeurbanne,,2023-11,,,,"
            + "single-source,,,iash-what-we-do-a\n";
    private static ComparedClaims claims;

    @TempDir
    private Path work;

    @BeforeAll
    static void compare(@TempDir Path work) {
        claims = compare(PublishedFolders.DATA, work);
    }

    private static ComparedClaims compare(Path data, Path work) {
        Problems problems = new Problems();
        return Publication.open(data, PublishedFolders.ONTOLOGY, Optional.empty(), problems)
                .flatMap(publication -> new Checker().check(publication, work, problems)).orElseThrow().claims();
    }

    /** The contradictions that the sources are known for, and no others. */
    @Test
    void knownContradictionsDiffer() {
        Map<String, String> expected = new TreeMap<>(Map.of(
                "brussels-organiser-a", "Cities4Refugees / Berlin Governance Platform, Moving Cities",
                "iash-bonn-missing", "false / true",
                "iash-founders-info-potsdam", "32 / 33",
                "potsdam-mayor-name-ema", "Mark Schubert / Mike Schubert",
                "pozzallo-geonames-wof", "3170009 / 2523693",
                "iash-members-berlin-2023", "34 / 35"));
        Map<String, String> differing = claims.comparisons().stream()
                .filter(comparison -> !comparison.agrees() && !comparison.measure().endsWith("/name.rq"))
                .collect(Collectors.toMap(MeasuresTest::key,
                        comparison -> comparison.stated() + " / " + comparison.rows(), (a, b) -> a, TreeMap::new));
        assertEquals(expected, differing);
    }

    @Test
    void numbersOfMembersAgree() {
        Map<String, String> agreeing = claims.comparisons().stream()
                .filter(comparison -> comparison.agrees() && comparison.measure().endsWith("/member-count.rq"))
                .collect(Collectors.toMap(MeasuresTest::key, Comparison::rows));
        assertEquals(Map.of("fs2c-members-2020", "10", "fs2c-members-2021", "12", "fs2c-members-2023", "15",
                "fs2c-members-iash-b", "13", "iash-members-berlin-2024", "36", "iash-members-home", "36",
                "iash-members-list", "36"), agreeing);
    }

    /** The rows name no city that signed in Villeurbanne, which does not mean that none did. */
    @Test
    void whatTheRowsDoNotHoldIsUnknown() {
        Set<String> compared = claims.comparisons().stream().map(MeasuresTest::key)
                .collect(Collectors.toCollection(TreeSet::new));
        for (String claim : List.of("villeurbanne-signatory-cities", "villeurbanne-anvita-municipalities",
                "palermo-conference-present", "ssh-members-2021")) {
            assertFalse(compared.contains(claim), claim);
        }
        Set<String> inTables = PublishedFolders.tables()
                .find(Node.ANY, RDF.Nodes.type, NodeFactory.createURI(PublishedFolders.BASE + "ns#Claim"))
                .mapWith(claim -> claim.getSubject().getURI()).toSet();
        assertEquals(inTables.size(), claims.number());
        inTables.removeAll(claims.comparisons().stream().map(Comparison::claim).toList());
        assertEquals(inTables.size(), claims.numberOfUnknown());
    }

    /** It is one thing if the rows do not tell, and another if nothing compares. */
    @Test
    void unknownClaimNamesTheQueryThatCouldCompareIt() {
        Map<String, String> measures = claims.unknown().stream().collect(Collectors.toMap(
                unknown -> unknown.claim().substring(unknown.claim().lastIndexOf('/') + 1),
                unknown -> unknown.stated() + " " + unknown.measure().orElse("nothing compares")));
        assertEquals("21 ontology/measures/signatory-count.rq", measures.get("villeurbanne-signatory-cities"));
        assertEquals("11 ontology/measures/signatory-count.rq", measures.get("palermo-conference-present"));
        assertEquals("6 nothing compares", measures.get("palermo-declaration-demands-ema"));
        assertEquals("80, more than 80 nothing compares", measures.get("villeurbanne-anvita-municipalities"));
    }

    /** With the first city's signature in the tables, the 21 of the source can be compared, and every measure is alive. */
    @Test
    void signatureOfOneCityMakesTheNumberComparable() throws IOException {
        Path data = copy();
        Files.writeString(data.resolve("signatures.csv"), SIGNATURE, StandardOpenOption.APPEND);
        ComparedClaims compared = compare(data, Files.createDirectory(work.resolve("work")));
        Comparison signatories = compared.comparisons().stream()
                .filter(comparison -> key(comparison).equals("villeurbanne-signatory-cities")).findFirst().orElseThrow();
        assertEquals("21 / 1", signatories.stated() + " / " + signatories.rows());
        Set<String> alive = compared.comparisons().stream().map(Comparison::measure)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(PublishedFolders.files(PublishedFolders.ONTOLOGY.resolve("measures"), ".rq").stream()
                .map(Path::toString).toList(), List.copyOf(alive));
    }

    /** Without a date a count may be of any time, and a mayor of another year is another matter. */
    @Test
    void whatIsOfAnotherTimeIsNotCompared() throws IOException {
        Path data = copy();
        Files.writeString(data.resolve("claims.csv"), """
                undated-36,organisation,iash,member-count,36,,,,,,,,,,,,,nd-2021-06
                undated-37,organisation,iash,member-count,37,,,,,,,,,,,,,nd-2021-06
                mayor-2021,city,potsdam,mayor,,,,,Jo Muster,,,,,2021,,,,nd-2021-06
                mayor-2025,city,potsdam,mayor,,,,,Jo Muster,,,,,2025,,,,nd-2021-06
                """, StandardOpenOption.APPEND);
        Map<String, Boolean> agree = compare(data, Files.createDirectory(work.resolve("work"))).comparisons().stream()
                .filter(comparison -> key(comparison).matches("(undated|mayor)-[0-9]+"))
                .collect(Collectors.toMap(MeasuresTest::key, Comparison::agrees));
        assertEquals(new TreeMap<>(Map.of("undated-36", true, "mayor-2021", false)), new TreeMap<>(agree));
    }

    /** "More than 33" is no 33. */
    @Test
    void moreThanANumberIsNotThatNumber() throws IOException {
        Path data = copy();
        for (String claim : List.of("organisation,iash,founding-signatory-count,33", "organisation,iash,member-count,36",
                "declaration,palermo-declaration,signatory-city-count,35")) {
            int number = Integer.parseInt(claim.replaceFirst(".*,", ""));
            String row = claim.replaceFirst("[0-9]+$", "%d,true,,,more than %1\\$d,,,,,2024-08,,,,nd-2021-06%n");
            Files.writeString(data.resolve("claims.csv"), ("more-" + claim.split(",")[2] + "," + row).formatted(number)
                    + ("fewer-" + claim.split(",")[2] + "," + row).formatted(number - 1), StandardOpenOption.APPEND);
        }
        Map<String, Boolean> agree = compare(data, Files.createDirectory(work.resolve("work"))).comparisons().stream()
                .filter(comparison -> key(comparison).matches("(more|fewer)-.*"))
                .collect(Collectors.toMap(MeasuresTest::key, Comparison::agrees));
        assertEquals(new TreeMap<>(Map.of("more-founding-signatory-count", false, "fewer-founding-signatory-count", true,
                "more-member-count", false, "fewer-member-count", true,
                "more-signatory-city-count", false, "fewer-signatory-city-count", true)), new TreeMap<>(agree));
    }

    private Path copy() throws IOException {
        Path data = Files.createDirectory(work.resolve("data"));
        for (Path table : PublishedFolders.files(PublishedFolders.DATA, "")) {
            Files.copy(table, data.resolve(table.getFileName()));
        }
        return data;
    }

    private static String key(Comparison comparison) {
        return comparison.claim().substring(comparison.claim().lastIndexOf('/') + 1);
    }
}
