package org.portolan.check.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.Problems;
import org.portolan.problem.Severity;

class HeardTest {
    private final Problems problems = new Problems();
    private final Heard heard = new Heard(problems);

    @Test
    void cellWithAnErrorIsToldOnce() {
        heard.report(error(Code.CELL_REQUIRED, Place.at("x.csv", 2, 5)));
        heard.reportUnlessKnown(error(Code.SHAPE_VIOLATED, Place.at("x.csv", 2, 5)));
        assertEquals(1, problems.errors());
    }

    @Test
    void otherCellOfTheRowIsTold() {
        heard.report(error(Code.CELL_REQUIRED, Place.at("x.csv", 2, 5)));
        heard.reportUnlessKnown(error(Code.SHAPE_VIOLATED, Place.at("x.csv", 2, 9)));
        heard.reportUnlessKnown(error(Code.SHAPE_VIOLATED, Place.at("y.csv", 2, 5)));
        assertEquals(3, problems.errors());
    }

    @Test
    void whatTheRowLacksIsNotToldBesideAnErrorInIt() {
        heard.report(error(Code.CELL_NOT_OF_DATATYPE, Place.at("x.csv", 2, 5)));
        heard.reportUnlessKnown(error(Code.SHAPE_VIOLATED, Place.line("x.csv", 2)));
        assertEquals(1, problems.errors());
    }

    @Test
    void cellsOfARowWithAnErrorAreNotTold() {
        heard.report(error(Code.RESOURCE_UNKNOWN, Place.line("x.csv", 2)));
        heard.reportUnlessKnown(error(Code.SHAPE_VIOLATED, Place.at("x.csv", 2, 9)));
        assertEquals(1, problems.errors());
    }

    @Test
    void warningHidesNoError() {
        heard.report(error(Code.CELL_REQUIRED, Place.at("x.csv", 2, 5)).as(Severity.WARNING));
        heard.reportUnlessKnown(error(Code.SHAPE_VIOLATED, Place.at("x.csv", 2, 5)));
        assertTrue(heard.hasErrors());
    }

    @Test
    void faultOfACellLeavesAllRowsReadable() {
        heard.report(error(Code.KEY_DUPLICATE, Place.at("x.csv", 2, 5)));
        assertTrue(heard.allRowsWereRead());
        heard.report(error(Code.CSV_ROW_RAGGED, Place.line("x.csv", 2)));
        assertFalse(heard.allRowsWereRead());
    }

    private static Problem error(Code code, Place place) {
        return Problem.error(code, place, "wrong");
    }
}
