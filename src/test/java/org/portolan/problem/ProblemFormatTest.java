package org.portolan.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemFormatTest {
    private static final Problem DATE = Problem.error(Code.CELL_NOT_OF_DATATYPE, Place.at("data/my tours.csv", 17, 23),
            "column \"since\" is not a date").because("the metadata says so")
                    .mend("write 2022-12");
    private static final Problem FILE = Problem.warning(Code.FILE_MISSING, Place.file("data/x.csv"),
            "there is no such file");

    private static Problems heard(Problem... problems) {
        Problems heard = new Problems(2);
        List.of(problems).forEach(heard::report);
        return heard;
    }

    @Test
    void problemsBeyondTheBoundAreCountedInEveryFormat() throws JsonProcessingException {
        Problems heard = heard(DATE, FILE, DATE);
        for (int line = 1; line < 1003; line++) {
            heard.report(Problem.error(Code.CELL_NOT_OF_DATATYPE, Place.line("data/z.csv", line), "no date"));
        }
        assertEquals(1003, heard.errors());
        String text = new TextFormat().format(heard);
        assertEquals("and 1,001 more errors of the kind cell-not-of-datatype",
                text.lines().reduce((one, next) -> next).orElseThrow());
        JsonNode json = new ObjectMapper().readTree(new JsonFormat().format(heard));
        assertEquals(1003, json.get("errors").asInt());
        assertEquals(3, json.get("problems").size());
        assertEquals("{\"code\":\"cell-not-of-datatype\",\"severity\":\"error\",\"number\":1001}",
                json.at("/omitted/0").toString());
        JsonNode sarif = new ObjectMapper().readTree(new SarifFormat().format(heard));
        assertEquals(1001, sarif.at("/runs/0/properties/omitted/0/number").asInt());
    }

    @Test
    void textIsWhatAPersonReads() {
        assertEquals("""
                data/my tours.csv:17:23: error: column "since" is not a date [cell-not-of-datatype]
                  why: the metadata says so
                  fix: write 2022-12
                data/x.csv: warning: there is no such file [file-missing]
                """, new TextFormat().format(heard(DATE, FILE)));
    }

    @Test
    void noProblemGivesNoText() {
        assertEquals("", new TextFormat().format(heard()));
    }

    @Test
    void jsonHasWhatIsKnownAndCounts() throws JsonProcessingException {
        JsonNode report = new ObjectMapper().readTree(new JsonFormat().format(heard(DATE, FILE)));
        assertEquals(1, report.get("errors").asInt());
        assertEquals(1, report.get("warnings").asInt());
        assertEquals("""
                {"code":"cell-not-of-datatype","severity":"error","file":"data/my tours.csv","line":17,"column":23,\
                "message":"column \\"since\\" is not a date","why":"the metadata says so",\
                "fix":"write 2022-12"}""", report.get("problems").get(0).toString());
    }

    @Test
    void jsonInventsNoPlace() throws JsonProcessingException {
        JsonNode problem = new ObjectMapper().readTree(new JsonFormat().format(heard(FILE))).get("problems").get(0);
        assertFalse(problem.has("line") || problem.has("column") || problem.has("why") || problem.has("fix"));
    }

    @Test
    void sarifPointsEachResultToItsRuleAndRegion() throws JsonProcessingException {
        JsonNode run = new ObjectMapper().readTree(new SarifFormat().format(heard(DATE, FILE))).get("runs").get(0);
        JsonNode result = run.get("results").get(0);
        JsonNode rule = run.at("/tool/driver/rules").get(result.get("ruleIndex").asInt());
        assertEquals(result.get("ruleId"), rule.get("id"));
        assertEquals("unicodeCodePoints", run.get("columnKind").asText());
        assertEquals("""
                {"artifactLocation":{"uri":"data/my%20tours.csv"},"region":{"startLine":17,"startColumn":23}}""",
                result.at("/locations/0/physicalLocation").toString());
        assertEquals(
                "column \"since\" is not a date\nwhy: the metadata says so\nfix: write 2022-12",
                result.at("/message/text").asText());
    }

    @Test
    void sarifOfAFileHasNoRegion() throws JsonProcessingException {
        JsonNode run = new ObjectMapper().readTree(new SarifFormat().format(heard(FILE))).get("runs").get(0);
        assertEquals("{\"artifactLocation\":{\"uri\":\"data/x.csv\"}}",
                run.at("/results/0/locations/0/physicalLocation").toString());
        assertEquals("warning", run.at("/results/0/level").asText());
    }

    @Test
    void sarifWithoutProblemsIsARunWithoutResults() throws JsonProcessingException {
        JsonNode log = new ObjectMapper().readTree(new SarifFormat().format(heard()));
        assertEquals("2.1.0", log.get("version").asText());
        assertEquals(0, log.at("/runs/0/results").size());
    }
}
