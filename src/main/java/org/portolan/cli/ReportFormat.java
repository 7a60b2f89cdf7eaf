package org.portolan.cli;

import org.portolan.problem.JsonFormat;
import org.portolan.problem.ProblemFormat;
import org.portolan.problem.SarifFormat;
import org.portolan.problem.TextFormat;

/** How a command writes the problems that are its result. */
enum ReportFormat {
    TEXT(new TextFormat()),
    JSON(new JsonFormat()),
    SARIF(new SarifFormat());

    private final ProblemFormat writer;

    ReportFormat(ProblemFormat writer) {
        this.writer = writer;
    }

    ProblemFormat writer() {
        return writer;
    }
}
