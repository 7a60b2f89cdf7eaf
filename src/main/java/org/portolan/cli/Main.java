package org.portolan.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Starts the program and ends the process with an {@link ExitCode}. */
public final class Main {
    private Main() {
    }

    /** Runs the command line and ends the process. */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, args));
    }

    /**
     * Runs the command line.
     *
     * @param out  what the user asked for
     * @param err  what the user must know besides
     * @param args the words of the command line
     * @return the number of an {@link ExitCode}
     */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        try {
            return finished(out, err, execute(out, err, args));
        } catch (OutOfMemoryError fault) {
            err.println("portolan: " + Terminal.outOfMemory());
            return ExitCode.SURROUNDINGS.number();
        }
    }

    private static int execute(PrintWriter out, PrintWriter err, String... args) {
        return PortolanCommand.commandLine(args)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new UsageFaults())
                .setExecutionExceptionHandler(new FaultPrinter())
                .execute(args);
    }

    private static int finished(PrintWriter out, PrintWriter err, int exit) {
        if (out.checkError() && exit == ExitCode.FINE.number()) {
            err.println("portolan: " + Terminal.NOT_WRITTEN);
            return ExitCode.SURROUNDINGS.number();
        }
        return exit;
    }
}
