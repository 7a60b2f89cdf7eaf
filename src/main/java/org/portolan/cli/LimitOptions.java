package org.portolan.cli;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.csvw.Limits;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How much of a table is held in memory at once; by default {@link Limits#STANDARD}. */
final class LimitOptions {
    @Option(names = "--max-cell", paramLabel = "CHARACTERS",
            description = "longest cell that is read (default: ${DEFAULT-VALUE})")
    private int cell = Limits.STANDARD.cell();
    @Option(names = "--max-row", paramLabel = "CHARACTERS",
            description = "longest row that is read (default: ${DEFAULT-VALUE})")
    private int row = Limits.STANDARD.row();
    @Option(names = "--max-cells", paramLabel = "NUMBER",
            description = "most cells of a row (default: ${DEFAULT-VALUE})")
    private int cells = Limits.STANDARD.cells();
    @Option(names = "--max-keys", paramLabel = "BYTES",
            description = "most bytes of keys that --validate holds in memory, others go to a temporary file "
                    + "(default: ${DEFAULT-VALUE})")
    private int keys = Limits.STANDARD.keys();
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** Says that the memory of Java did not do for these limits. */
    IOException outOfMemory(OutOfMemoryError fault) {
        Limits given = limits();
        Limits standard = Limits.STANDARD;
        String raised = Stream.of(raised("--max-cell", given.cell(), standard.cell()),
                raised("--max-row", given.row(), standard.row()),
                raised("--max-cells", given.cells(), standard.cells()),
                raised("--max-keys", given.keys(), standard.keys()))
                .filter(flag -> !flag.isEmpty()).collect(Collectors.joining(" and "));
        return new IOException(Terminal.outOfMemory() + (raised.isEmpty() ? ""
                : ", or ask for less: what may be held at once was raised by " + raised), fault);
    }

    private static String raised(String flag, int given, int standard) {
        return given > standard ? flag + " " + given : "";
    }

    Limits limits() {
        try {
            return new Limits(cell, row, cells, keys);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command.commandLine(),
                    "--max-cell, --max-row, --max-cells, --max-keys: " + wrong.getMessage(), wrong);
        }
    }
}
