package org.portolan.csvw.tabular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.csvw.metadata.Datatype;
import org.portolan.csvw.metadata.Located;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.Problems;

class ValueFormatTest {
    private static final String REFUSED = "refused";
    private static final Place PLACE = Place.at("metadata.json", 7, 9);

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
            "integer #,##0 1,234,567 1234567", "integer #,##0 1234 refused", "integer #,##0 12,34 refused",
            "integer #,##,##0 12,34,567 1234567",
            "integer 000 042 042", "integer 000 42 refused", "decimal #0.0#,# 12.24,5 12.245",
            "decimal #0.0#,# 12.245 refused",
            "decimal 0.000,0## 1.123,45 1.12345", "decimal 0.# 1 1", "decimal 0.# 1. refused", "decimal +0 +1 +1",
            "decimal +0 1 refused",
            "decimal %000 %-123 -1.23", "decimal 000‰ +123‰ 0.123", "decimal 0% 25 refused", "integer 0% 200% 2",
            "integer 0% 25% refused",
            "double 0.00E0 1.25E3 1.25e3", "double 0.00E0 12.50E3 refused", "double ##0.0E#0 123.4E12 123.4e12",
            "double 0.0E0 1.0E9999999 refused",
            "double 0.0 NaN NaN", "double 0.0 -INF -INF", "decimal 0.0 NaN refused", "integer 0 1.0 refused",
            "byte 0 128 refused"})
    void numberFollowsItsPattern(String base, String pattern, String text, String expected) {
        assertEquals(expected, read(base, pattern, Datatype.Numbers.DEFAULT, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
            "decimal 1.234,5 1234.5", "decimal 1..234,5 refused", "decimal 1234.5 1234.5x", "decimal 12,5% 0.125",
            "decimal 1e3 refused"})
    void numberHasTheCharactersOfTheMetadata(String base, String text, String expected) {
        Datatype.Numbers numbers = new Datatype.Numbers(',', Optional.of('.'));
        String read = read(base, "", numbers, text);
        assertEquals(expected.equals("1234.5x") ? "12345" : expected, read);
    }

    @Test
    void patternIsWrittenInTheCharactersOfTheMetadata() {
        assertEquals("1234.50", read("decimal", "#.##0,00", new Datatype.Numbers(',', Optional.of('.')), "1.234,50"));
        assertEquals("0.5", read("decimal", "0,0", new Datatype.Numbers(',', Optional.empty()), "0,5"));
    }

    @ParameterizedTest
    @CsvSource({"decimal,25%", "integer,'1,234'", "integer,1e3", "decimal,1e3", "double,0x1", "double,Infinity",
            "double,1e12345678"})
    void numberWithoutFormatIsAsInXmlSchema(String base, String text) {
        assertEquals(REFUSED, read(base, "", Datatype.Numbers.DEFAULT, text));
    }

    @Test
    void numberOfMoreThanAThousandCharactersIsRefused() {
        assertEquals("1".repeat(1000), read("integer", "", Datatype.Numbers.DEFAULT, "1".repeat(1000)));
        assertEquals(REFUSED, read("integer", "", Datatype.Numbers.DEFAULT, "1".repeat(1001)));
        assertEquals(REFUSED, read("integer", "", Datatype.Numbers.DEFAULT, "1".repeat(1_000_000)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "date|d.M.yyyy|5.6.2015|2015-06-05", "date|dd/MM/yyyy|22/03/2015|2015-03-22",
            "date|yyyyMMdd|20150322|2015-03-22",
            "date|MM-dd-yyyy|02-30-2015|refused", "date|dd.MM.yyyy X|22.03.2015 Z|2015-03-22Z",
            "date|yyyy-MM-dd|2015-3-22|refused",
            "time|HH:mm:ss.S|15:02:37.1|15:02:37.1", "time|HH:mm:ss.S|15:02:37.143|refused",
            "time|HH:mm:ss.SSS|15:02:37.140|15:02:37.14",
            "time|HH:mm:ss.SSS|15:02:37|15:02:37", "time|HHmm|1502|15:02:00", "time|HH:mm x|15:02 -05|15:02:00-05:00",
            "time|HH:mmx|15:02Z|refused",
            "time|HH:mmX|15:02+0530|15:02:00+05:30", "time|HH:mmXX|15:02+05|refused",
            "time|HH:mmXXX|15:02+00:00|15:02:00Z", "time|HHmmss|256161|refused",
            "dateTime|M/d/yyyy HH:mm|3/22/2015 15:02|2015-03-22T15:02:00",
            "dateTime|yyyy-MM-ddTHH:mm:ssXXX|2015-03-15T15:02:37-05:00|2015-03-15T15:02:37-05:00",
        "dateTime|yyyy-MM-ddTHH:mm:ss.SSSSSSSSSSSS|2015-03-15T15:02:37.123456789012|2015-03-15T15:02:37.123456789012",
            "gYear|yyyy|2015|2015", "gMonthDay|dd.MM.|05.06.|--06-05", "gDay|d|5|---05",
            "gYearMonth|MM/yyyy|06/2015|2015-06", "gMonth|M|13|refused"})
    void dateFollowsItsPattern(String base, String pattern, String text, String expected) {
        assertEquals(expected, read(base, pattern, Datatype.Numbers.DEFAULT, text));
    }

    @ParameterizedTest
    @CsvSource({"date,2015-02-29", "date,2015-2-1", "gMonth,--06--", "time,25:00:00", "time,24:00:01",
            "dateTimeStamp,2015-01-01T00:00:00", "date,2015-01-01+15:00",
            "gDay,---32", "gMonthDay,--02-30", "duration,P", "duration,P1DT", "duration,1Y", "dayTimeDuration,P1Y",
            "yearMonthDuration,P1D", "duration,P1S"})
    void whatIsNoTimeInXmlSchemaIsRefused(String base, String text) {
        assertEquals(REFUSED, read(base, "", Datatype.Numbers.DEFAULT, text));
    }

    @ParameterizedTest
    @CsvSource({"time,24:00:00", "dateTimeStamp,2015-01-01T00:00:00Z", "gMonthDay,--02-29", "gYear,-0044",
            "gYear,12015", "duration,-P1Y2M3DT4H5M6.7S",
            "dayTimeDuration,PT130S", "yearMonthDuration,P0Y20M", "boolean,true", "base64Binary,aGFyYm91cg==",
            "hexBinary,0aF0"})
    void whatXmlSchemaAllowsIsAccepted(String base, String text) {
        assertEquals(text, read(base, "", Datatype.Numbers.DEFAULT, text));
    }

    @ParameterizedTest
    @CsvSource({"integer,[", "integer,#0#", "decimal,0.#0", "decimal,0;-0", "decimal,%0%", "double,0E0%",
            "date,yy-MM-dd", "date,dd MMMM yyyy", "date,yyyy-MM",
            "date,yyyy-MM-dd-dd", "time,mm:ss", "time,HH:mm:ss.S.S", "dateTime,yyyy-MM-dd", "gYear,yyyy-MM",
            "boolean,Y", "boolean,Y|N|M", "boolean,Y|", "boolean,Y|Y",
        "string,+", "duration,("})
    void brokenFormatIsReportedAtItsPlaceAndPassedOver(String base, String format) {
        Problems problems = new Problems();
        ValueFormat broken = ValueFormat.of(datatype(base, format, Datatype.Numbers.DEFAULT));
        broken.check(PLACE, problems);
        assertEquals(1, problems.list().size(), base + " " + format);
        Problem problem = problems.list().get(0);
        assertEquals(PLACE, problem.place());
        assertTrue(!problem.isError() && problem.message().contains("\"" + format + "\"")
                && problem.message().endsWith("it is passed over"), problem.toString());
        assertEquals(ValueFormat.of(datatype(base, "", Datatype.Numbers.DEFAULT)).fault("x"), broken.fault("x"));
    }

    private static String read(String base, String format, Datatype.Numbers numbers, String text) {
        ValueFormat reading = ValueFormat.of(datatype(base, format, numbers));
        return reading.fault(text).isPresent() ? REFUSED : reading.canonical(text);
    }

    private static Datatype datatype(String base, String format, Datatype.Numbers numbers) {
        Datatype plain = Datatype.builtIn(base);
        return new Datatype(base, plain.iri(), plain.title(), plain.description(),
                written(format).filter(text -> !format.isEmpty()), numbers,
                plain.length(), plain.range());
    }

    private static Optional<Located<String>> written(String format) {
        return Optional.of(new Located<>(format, Place.at("metadata.json", 7, 9)));
    }
}
