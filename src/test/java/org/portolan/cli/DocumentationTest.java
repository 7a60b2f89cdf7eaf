package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
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
    void readmesTableNamesEveryCommandAndNoOther() throws IOException {
        List<String> told = Pattern.compile("(?m)^\\| `([a-z]+)[ `]")
                .matcher(Files.readString(Path.of("README.md")).split("## Commands")[1]).results()
                .map(match -> match.group(1)).sorted().toList();
        assertEquals(new CommandLine(new PortolanCommand()).getSubcommands().keySet().stream().sorted().toList(), told);
    }
}
