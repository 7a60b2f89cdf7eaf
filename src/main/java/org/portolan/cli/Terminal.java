package org.portolan.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.portolan.problem.ProblemFormat;
import org.portolan.problem.Problems;
import org.portolan.problem.TextFormat;
import picocli.CommandLine;

/** What the user reads: results on standard output, problems on standard error. */
record Terminal(PrintWriter out, PrintWriter err) {
    /** What is said of a standard output that Java's own streams gave up in silence. */
    static final String NOT_WRITTEN = "standard output: cannot be written; "
            + "its disk is full, or its reader has ended";
    private static final int MEGABYTE = 20;

    Terminal(CommandLine command) {
        this(command.getOut(), command.getErr());
    }

    /** One line of what was done: a word that names it, and the rest. */
    void line(String word, String rest) {
        out.println("%-10s%s".formatted(word, rest));
        out.flush();
    }

    void problems(Problems problems) {
        problems(problems, new TextFormat(), err);
        if (problems.errors() + problems.warnings() > 0) {
            err.println(count(problems));
            err.flush();
        }
    }

    /** On standard error: as text, or as a document of this format alone. */
    void problems(Problems problems, ReportFormat format) {
        if (format == ReportFormat.TEXT) {
            problems(problems);
        } else {
            problems(problems, format.writer(), err);
        }
    }

    static void problems(Problems problems, ProblemFormat format, PrintWriter target) {
        target.print(format.format(problems));
        target.flush();
    }

    static String count(Problems problems) {
        return plural(problems.errors(), "error") + ", " + plural(problems.warnings(), "warning");
    }

    /** What is said when Java has no more memory to give. */
    static String outOfMemory() {
        return "more memory is needed than Java may take (%s MB); give it more: java -Xmx2g -jar portolan.jar …"
                .formatted(number(Runtime.getRuntime().maxMemory() >> MEGABYTE));
    }

    static String plural(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Seconds since a moment of {@link System#nanoTime}. */
    static String seconds(long since) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - since) / 1e9);
    }
}
