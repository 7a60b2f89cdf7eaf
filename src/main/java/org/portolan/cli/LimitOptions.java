package org.portolan.cli;

import org.portolan.csvw.Limits;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * How much of a table is held in memory at once; the defaults are those of {@link Limits#STANDARD}, and a test holds
 * both equal.
 */
final class LimitOptions {
    @Option(names = "--max-cell", paramLabel = "CHARACTERS", defaultValue = "1000000",
            description = "longest cell that is read (default: 1000000)")
    private int cell;
    @Option(names = "--max-row", paramLabel = "CHARACTERS", defaultValue = "2000000",
            description = "longest row that is read (default: 2000000)")
    private int row;
    @Option(names = "--max-cells", paramLabel = "NUMBER", defaultValue = "16384",
            description = "most cells of a row (default: 16384)")
    private int cells;
    @Option(names = "--max-keys", paramLabel = "BYTES", defaultValue = "16777216",
            description = "most bytes of keys that --validate holds in memory, others go to a temporary file "
                    + "(default: 16777216)")
    private int keys;
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
