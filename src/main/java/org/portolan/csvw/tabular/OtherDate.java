package org.portolan.csvw.tabular;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates in the ways that people and spreadsheets write them, where a column asks for another one. */
final class OtherDate {
    private static final Pattern YEAR_FIRST = Pattern
            .compile("([0-9]{4})(?:([-/. ])([0-9]{1,2})\\2([0-9]{1,2})|([0-9]{2})([0-9]{2}))(?:[T ].*)?");
    private static final Pattern YEAR_LAST = Pattern.compile("([0-9]{1,2})([-/. ]) ?([0-9]{1,2})\\2 ?([0-9]{4})( .*)?");

    private OtherDate() {
    }

    /** The days that a text may mean, none if it is no date: {@code 3/4/2023} may be in March or April. */
    static List<LocalDate> readings(String text) {
        List<LocalDate> readings = new ArrayList<>();
        Matcher first = YEAR_FIRST.matcher(text);
        Matcher last = YEAR_LAST.matcher(text);
        if (first.matches()) {
            boolean isSeparated = first.group(2) != null;
            add(first.group(1), first.group(isSeparated ? 3 : 5), first.group(isSeparated ? 4 : 6), readings);
        } else if (last.matches()) {
            add(last.group(4), last.group(3), last.group(1), readings);
            if (!last.group(2).equals(".")) {
                add(last.group(4), last.group(1), last.group(3), readings);
            }
        }
        return readings;
    }

    private static void add(String year, String month, String day, List<LocalDate> readings) {
        try {
            readings.add(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException noSuchDay) {
            // It is none of the readings.
        }
    }
}
