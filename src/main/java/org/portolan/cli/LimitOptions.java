package org.portolan.cli;

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

    Limits limits() {
        try {
            return new Limits(cell, row, cells, keys);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command.commandLine(),
                    "--max-cell, --max-row, --max-cells, --max-keys: " + wrong.getMessage(), wrong);
        }
    }
}
