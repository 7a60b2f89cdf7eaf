package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portolan.negotiation.Fault;
import org.portolan.problem.Code;
import picocli.CommandLine;

/** What is written about the program is true of it. */
class DocumentationTest {
    @Test
    void everyCodeHasItsSectionAndEverySectionItsCode() throws IOException {
        List<String> sections = Pattern.compile("(?m)^## (.+)$").matcher(Files.readString(Path.of("docs/problems.md")))
                .results()
                .map(match -> match.group(1)).sorted().toList();
        assertEquals(Arrays.stream(Code.values()).map(Code::id).sorted().toList(), sections);
    }

    @Test
    void everyTypeOfProblemHasItsRowAndEveryRowItsType() throws IOException {
        List<String> rows = Pattern.compile("(?m)^\\| ([0-9]{3}) \\| ((?:`[a-z-]+`(?:, )?)+) \\|")
                .matcher(Files.readString(Path.of("docs/api.md"))).results()
                .flatMap(row -> Arrays.stream(row.group(2).split(", ")).map(type -> row.group(1) + " " + type))
                .sorted().toList();
        assertEquals(Arrays.stream(Fault.values()).map(fault -> fault.status() + " `" + fault.id() + "`").sorted()
                .toList(), rows);
    }

    /** What is wrong, what is said of it, and how it is right. */
    @ParameterizedTest
    @EnumSource(Code.class)
    void sectionShowsWrongMessageAndRight(Code code) throws IOException {
        String section = Files.readString(Path.of("docs/problems.md")).split("(?m)^## " + code.id() + "$")[1]
                .split("(?m)^## ")[0];
        int wrong = section.indexOf("\nWrong");
        int message = section.indexOf("\nThe message");
        int right = section.indexOf("\nRight");
        assertTrue(0 < wrong && wrong < message && message < right, section);
        assertTrue(section.substring(message, right).contains("[" + code.id() + "]"), section);
    }

    @Test
    void readmesTwoCommandsAreTheOnesThatCiCalls() throws IOException {
        List<String> commands = Pattern.compile("(?m)^```sh\n(mvn.*)\n```$")
                .matcher(Files.readString(Path.of("README.md"))).results()
                .map(match -> match.group(1)).toList();
        assertEquals(List.of("mvn", "mvn verify"), commands);
        String ci = Files.readString(Path.of(".ci/run"));
        assertTrue(ci.contains("\nmvn -B verify\n"), "CI does not run the tests");
        assertTrue(ci.contains("\nmvn >"), "CI does not run the main job");
    }

    @Test
    void readmeTellsWhichCommandsTakeACommonFlag() throws IOException {
        List<MatchResult> rows = Pattern.compile("(?m)^\\| (`--\\S.*?) \\| .* \\| ((?:`[a-z]+`(?:, )?)+) \\|$")
                .matcher(Files.readString(Path.of("README.md"))).results().toList();
        assertEquals(3, rows.size());
        CommandLine program = PortolanCommand.commandLine();
        for (MatchResult row : rows) {
            for (String flag : words(row.group(1))) {
                assertEquals(words(row.group(2)), program.getSubcommands().entrySet().stream()
                        .filter(command -> command.getValue().getCommandSpec().findOption(flag) != null)
                        .map(Map.Entry::getKey).sorted().toList(), flag);
                assertTrue(program.getCommandSpec().findOption(flag) != null, flag);
            }
        }
    }

    private static List<String> words(String inBackquotes) {
        return List.of(inBackquotes.replace("`", "").split(", "));
    }

    @Test
    void readmesTableNamesEveryCommandAndNoOther() throws IOException {
        List<String> told = Pattern.compile("(?m)^\\| `([a-z]+)[ `]")
                .matcher(Files.readString(Path.of("README.md")).split("## Commands")[1]).results()
                .map(match -> match.group(1)).sorted().toList();
        assertEquals(PortolanCommand.commandLine().getSubcommands().keySet().stream().sorted().toList(), told);
    }
}
