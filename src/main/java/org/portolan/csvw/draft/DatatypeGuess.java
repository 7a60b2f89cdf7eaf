package org.portolan.csvw.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The datatype that all values of a sample have.
 *
 * @param datatype as metadata writes it; empty for plain text
 * @param doubt    what its author should look at
 * @param example  what shows it in this column; may be empty
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#datatypes">Metadata Vocabulary, 5.11</a>
 */
record DatatypeGuess(Optional<JsonNode> datatype, Optional<String> doubt, String example) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_CHOICES = 12;
    private static final int CELLS_A_CHOICE = 4;
    private static final List<Set<String>> BOOLEANS = List.of(Set.of("yes", "no"), Set.of("Yes", "No"),
            Set.of("ja", "nein"), Set.of("Ja", "Nein"),
            Set.of("oui", "non"), Set.of("Y", "N"), Set.of("TRUE", "FALSE"), Set.of("WAHR", "FALSCH"));
    private static final List<String> TRUE = List.of("yes", "Yes", "ja", "Ja", "oui", "Y", "TRUE", "WAHR");
    private static final List<String> DATES = List.of("dd.MM.yyyy", "d.M.yyyy", "dd/MM/yyyy", "MM/dd/yyyy", "d/M/yyyy",
            "M/d/yyyy", "dd-MM-yyyy", "yyyy/MM/dd", "yyyy/M/d");
    private static final List<String> MOMENTS = DATES.stream().flatMap(date -> Stream.of(date + " HH:mm",
            date + " HH:mm:ss")).toList();
    private static final List<String> ISO_MOMENTS = List.of("yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss");
    private static final Pattern UNKNOWN_FORM = Pattern
            .compile("[-+]?[$\u20AC\u00A3]? ?[0-9][-0-9 .,:/'\u2019]*[%$\u20AC\u00A3]?");

    /** The datatype of a column in a table whose numbers are written so. */
    static DatatypeGuess of(ColumnSample column, NumberGuess numbers) {
        Set<String> values = column.values();
        if (values.isEmpty()) {
            return new DatatypeGuess(Optional.empty(), Optional.of("no value was seen"), "");
        }
        return Stream.of(code(values), number(values), numbers.of(values), truth(values), date(values), address(values))
                .flatMap(Optional::stream).findFirst()
                .orElseGet(() -> text(column));
    }

    private static Optional<DatatypeGuess> code(Set<String> values) {
        boolean digits = all(values, "[0-9]+")
                && values.stream().anyMatch(value -> value.length() > 1 && value.startsWith("0"));
        if (!digits) {
            return Optional.empty();
        }
        Set<Integer> lengths = values.stream().map(String::length).collect(Collectors.toSet());
        return Optional.of(lengths.size() == 1
                ? sure(derived("string", "[0-9]{%d}".formatted(lengths.iterator().next())))
                : doubtful(derived("string", "[0-9]+"),
                        "digits with leading zeros, of different lengths: a code, not a number"));
    }

    private static Optional<DatatypeGuess> number(Set<String> values) {
        if (all(values, "[12][0-9]{3}")) {
            return Optional.of(doubtful(JSON.textNode("integer"), "may be years: then write gYear"));
        }
        if (all(values, "-?[0-9]+")) {
            return Optional.of(sure(JSON.textNode("integer")));
        }
        return all(values, "-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?")
                && values.stream().anyMatch(value -> value.matches(".*[eE].*"))
                        ? Optional.of(sure(JSON.textNode("double")))
                : Optional.empty();
    }

    private static Optional<DatatypeGuess> truth(Set<String> values) {
        if (Set.of("true", "false").containsAll(values)) {
            return Optional.of(sure(JSON.textNode("boolean")));
        }
        return BOOLEANS.stream().filter(pair -> pair.equals(values)).findFirst().map(pair -> {
            String yes = pair.stream().filter(TRUE::contains).findFirst().orElseThrow();
            String no = pair.stream().filter(word -> !word.equals(yes)).findFirst().orElseThrow();
            return sure(derived("boolean", yes + "|" + no));
        });
    }

    private static Optional<DatatypeGuess> date(Set<String> values) {
        if (allDates(values, "yyyy-MM-dd")) {
            return Optional.of(sure(JSON.textNode("date")));
        }
        if (all(values,
                "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?")) {
            return Optional.of(sure(JSON.textNode("dateTime")));
        }
        if (all(values, "[0-9]{4}(-(0[1-9]|1[0-2])(-[0-3][0-9])?)?")) {
            return Optional.of(doubtful(derived("string", "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"),
                    "dates that are known to the year, the month or the day (EDTF)"));
        }
        if (allDates(values, "HH:mm:ss")) {
            return Optional.of(sure(JSON.textNode("time")));
        } else if (allDates(values, "HH:mm")) {
            return Optional.of(sure(derived("time", "HH:mm")));
        }
        return ordered("date", DATES, values).or(() -> ordered("dateTime", ISO_MOMENTS, values))
                .or(() -> ordered("dateTime", MOMENTS, values));
    }

    private static Optional<DatatypeGuess> ordered(String base, List<String> patterns, Set<String> values) {
        List<String> fitting = patterns.stream().filter(pattern -> allDates(values, pattern)).toList();
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        JsonNode datatype = derived(base, fitting.get(0));
        boolean otherOrder = fitting.get(0).charAt(0) == 'd'
                && fitting.stream().anyMatch(pattern -> pattern.charAt(0) == 'M');
        return Optional.of(otherOrder ? doubtful(datatype, "no date tells whether day or month comes first")
                : sure(datatype));
    }

    private static boolean allDates(Set<String> values, String pattern) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern.replace("yyyy", "uuuu"), Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
        Predicate<String> isDate = value -> {
            try {
                format.parse(value);
                return true;
            } catch (DateTimeParseException other) {
                return false;
            }
        };
        return values.stream().allMatch(isDate);
    }

    private static Optional<DatatypeGuess> address(Set<String> values) {
        return all(values, "https?://\\S+") ? Optional.of(sure(JSON.textNode("anyURI"))) : Optional.empty();
    }

    private static DatatypeGuess text(ColumnSample column) {
        boolean choices = column.values().size() <= MOST_CHOICES
                && column.cells() >= column.values().size() * CELLS_A_CHOICE
                && column.values().stream().allMatch(value -> value.length() <= 40);
        if (column.values().stream().allMatch(UNKNOWN_FORM.asMatchPredicate())) {
            return new DatatypeGuess(Optional.empty(),
                    Optional.of("taken for text, though it looks like numbers or dates in a form of their own"),
                    column.values().iterator().next());
        }
        if (!choices) {
            return new DatatypeGuess(Optional.empty(), Optional.empty(), "");
        }
        String alternatives = column.values().stream().sorted()
                .map(value -> value.replaceAll("[\\\\.\\[\\]{}()*+?|^$]", "\\\\$0")).collect(Collectors.joining("|"));
        return doubtful(derived("string", alternatives),
                "these are all values of the sample; add those that may come, or delete the format");
    }

    private static boolean all(Set<String> values, String regex) {
        return values.stream().allMatch(Pattern.compile(regex).asMatchPredicate());
    }

    private static JsonNode derived(String base, String format) {
        return JSON.objectNode().put("base", base).put("format", format);
    }

    static DatatypeGuess sure(JsonNode datatype) {
        return new DatatypeGuess(Optional.of(datatype), Optional.empty(), "");
    }

    static DatatypeGuess doubtful(JsonNode datatype, String doubt) {
        return new DatatypeGuess(Optional.of(datatype), Optional.of(doubt), "");
    }
}
