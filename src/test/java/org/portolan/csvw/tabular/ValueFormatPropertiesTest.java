package org.portolan.csvw.tabular;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.jena.datatypes.TypeMapper;
import org.portolan.csvw.metadata.Datatype;
import org.portolan.csvw.metadata.Located;
import org.portolan.problem.Place;
import org.portolan.problem.Problems;

/** Random formats and texts, the same in every run: nothing throws, and what is accepted is a value to Jena. */
class ValueFormatPropertiesTest {
    private static final Set<String> NUMBERS = NumberFormat.TYPES;
    /** Any text at all, or names of the fifth edition of XML, which Jena reads by the fourth. */
    private static final Set<String> NOT_COMPARED = Set.of("anyURI", "any", "NMTOKEN", "Name", "QName");
    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

    @Property(tries = 4000, seed = "35")
    void formatsAndTextsOfAnyKindAreReadOrRefused(@ForAll("types") String base, @ForAll("formats") String format,
            @ForAll("texts") String text,
                                                  @ForAll("texts") String bound) {
        Datatype plain = Datatype.builtIn(base);
        Datatype datatype = new Datatype(base, plain.iri(), plain.title(), plain.description(), written(format),
                plain.numbers(), plain.length(),
                new Datatype.Range(Optional.of(bound), Optional.of(text), Optional.empty(), Optional.empty()));
        accepted(datatype, text);
        accepted(plain, text);
    }

    @Property(tries = 4000, seed = "35")
    void numbersOfRandomPatternsAreNumbers(@ForAll("numericTypes") String base,
            @ForAll("numberPatterns") String pattern, @ForAll("numbers") String text,
                                           @ForAll("separators") Datatype.Numbers numbers) {
        Datatype plain = Datatype.builtIn(base);
        accepted(new Datatype(base, plain.iri(), base, Optional.empty(), written(pattern), numbers,
                Datatype.Length.ANY, Datatype.Range.ANY), text);
        accepted(new Datatype(base, plain.iri(), base, Optional.empty(), Optional.empty(), numbers, Datatype.Length.ANY,
                Datatype.Range.ANY), text);
    }

    @Property(tries = 4000, seed = "35")
    void timesOfRandomPatternsAreTimes(@ForAll("temporalTypes") String base, @ForAll("datePatterns") String pattern,
            @ForAll("moments") String text) {
        Datatype plain = Datatype.builtIn(base);
        accepted(new Datatype(base, plain.iri(), base, Optional.empty(), written(pattern), plain.numbers(),
                Datatype.Length.ANY, Datatype.Range.ANY), text);
        accepted(plain, text);
    }

    private static void accepted(Datatype datatype, String text) {
        ValueFormat format = ValueFormat.of(datatype);
        format.check(Place.file("m"), new Problems());
        boolean isXsd = datatype.iri().startsWith(XSD) && !NOT_COMPARED.contains(datatype.base());
        if (format.fault(text).isEmpty()) {
            String canonical = format.canonical(text);
            assertTrue(!isXsd || TypeMapper.getInstance().getSafeTypeByName(datatype.iri()).isValid(canonical),
                    datatype.base() + " " + datatype.format() + ": " + text + " became " + canonical);
        }
    }

    @Provide
    Arbitrary<String> types() {
        List<String> all = new ArrayList<>(List.of("string", "boolean", "duration", "dayTimeDuration",
                "yearMonthDuration", "hexBinary", "base64Binary", "language",
                "NMTOKEN", "Name", "anyURI", "any", "xml", "json"));
        all.addAll(NUMBERS);
        all.addAll(DateFormat.TYPES);
        return Arbitraries.of(all.stream().sorted().toList());
    }

    @Provide
    Arbitrary<String> numericTypes() {
        return Arbitraries.of(NUMBERS.stream().sorted().toList());
    }

    @Provide
    Arbitrary<String> temporalTypes() {
        return Arbitraries.of(DateFormat.TYPES.stream().sorted().toList());
    }

    @Provide
    Arbitrary<String> formats() {
        Arbitrary<String> expressions = Arbitraries
                .of("a", "\\", "[", "]", "(", ")", "{", "}", "?", "*", "+", "|", "^", "$", ".", "-", "\\p{", "L", "\\i",
                        "\\c", "\\u", "1",
                        "9", ",", "(?", "=", "<", "!", ":", "-[", "\\d", "\\x", "{2,3}", "é", "😀")
                .list().ofMaxSize(10).map(parts -> String.join("", parts));
        return Arbitraries.oneOf(expressions, Arbitraries.strings().ofMaxLength(10), numberPatterns(), datePatterns(),
                Arbitraries.of("Y|N", "|", "Y|", "a|b|c"));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(12),
                Arbitraries.strings().withChars("-+0123456789.:TZPYMDHSeEINFa%‰, ").ofMaxLength(14), numbers(),
                moments(),
                Arbitraries.of("true", "NaN", "INF", "P1Y", "PT0.5S", "P99999999999Y", "aGk=", "0aF0", "en-GB",
                        "2015-02-29", "1e999999", "99999999999999999999-01-01"));
    }

    @Provide
    Arbitrary<String> numberPatterns() {
        return Arbitraries.strings().withChars("##00,..E+-%‰").ofMaxLength(9);
    }

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.strings().withChars("+-0123456789,.E%‰").ofMaxLength(9);
    }

    @Provide
    Arbitrary<Datatype.Numbers> separators() {
        return Arbitraries.of(Datatype.Numbers.DEFAULT, new Datatype.Numbers(',', Optional.of('.')),
                new Datatype.Numbers(',', Optional.empty()),
                new Datatype.Numbers('.', Optional.of(' ')), new Datatype.Numbers('E', Optional.of('0')),
                new Datatype.Numbers('+', Optional.of('+')));
    }

    @Provide
    Arbitrary<String> datePatterns() {
        Arbitrary<String> loose = Arbitraries
                .of("yyyy", "MM", "M", "dd", "d", "HH", "mm", "ss", ".S", ".SSS", "X", "XXX", " xx", "-", "/", ".", ":",
                        "T", " ", "y", "E")
                .list()
                .ofMaxSize(9).map(parts -> String.join("", parts));
        return Arbitraries.oneOf(loose, Arbitraries.of("yyyy-MM-dd", "yyyyMMdd", "d.M.yyyy", "HHmmss", "HH:mm:ss.SSSX",
                "M/d/yyyy HH:mm xxx", "yyyy-MM-ddTHH:mm:ssXX", "MM", "d"));
    }

    @Provide
    Arbitrary<String> moments() {
        Arbitrary<String> digits = Arbitraries.integers().between(0, 9999).map(Object::toString);
        return Arbitraries
                .oneOf(digits,
                        Arbitraries.of("-", "--", "/", ".", ":", "T", "Z", "+05:30", " -08", "2015", "02", "29", "24",
                                "00", "59"))
                .list().ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    private static Optional<Located<String>> written(String format) {
        return Optional.of(new Located<>(format, Place.at("metadata.json", 7, 9)));
    }
}
