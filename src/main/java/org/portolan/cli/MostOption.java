package org.portolan.cli;

import org.portolan.problem.Problems;
import picocli.CommandLine.Option;

/** How many problems of one kind are told in full. */
final class MostOption {
    @Option(names = "--most", paramLabel = "NUMBER", defaultValue = "" + Problems.STANDARD,
            description = "how many problems of one kind are told in full, the others are counted (default: "
                    + Problems.STANDARD + ")")
    int number;
}
