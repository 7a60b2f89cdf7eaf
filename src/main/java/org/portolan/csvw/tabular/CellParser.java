package org.portolan.csvw.tabular;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.portolan.csvw.metadata.Datatype;
import org.portolan.csvw.metadata.Inherited;
import org.portolan.csvw.tabular.CellValues.Fault;
import org.portolan.csvw.tabular.CellValues.Value;
import org.portolan.problem.Place;
import org.portolan.problem.ProblemSink;

/**
 * Turns the text of a column's cells into values. Made once a column; thread-safe.
 *
 * @see <a href="https://www.w3.org/TR/tabular-data-model/#parsing-cells">Model for Tabular Data, 6.4</a>
 */
public final class CellParser {
    private static final Set<String> KEEP_LINES = Set.of("string", "json", "xml", "html", "anyAtomicType", "any");
    private static final Set<String> KEEP_PARTS = Set.of("string", "anyAtomicType", "any");
    private static final Pattern SPACES = Pattern.compile(" {2,}");
    private static final CellValues NULL = new CellValues(List.of(), List.of(), false);
    private static final CellValues EMPTY_LIST = new CellValues(List.of(), List.of(), true);

    private final Inherited rules;
    private final Datatype datatype;
    private final ValueFormat format;
    private final boolean keepsLines;
    private final boolean keepsSpace;
    private final int longestNull;

    /** A parser for cells under these rules. */
    public CellParser(Inherited rules) {
        this.rules = rules;
        this.datatype = rules.datatype().value();
        this.format = ValueFormat.of(datatype);
        this.keepsLines = KEEP_LINES.contains(datatype.base());
        this.keepsSpace = keepsLines || datatype.base().equals("normalizedString");
        this.longestNull = rules.nulls().stream().mapToInt(String::length).max().orElse(-1);
    }

    /** Reports what is wrong with the rules themselves: a format that is none, bounds that nothing lies between. */
    public void check(ProblemSink problems) {
        Place place = rules.datatype().place();
        format.check(place, problems);
    }

    /** True if the values are numbers. */
    public boolean isNumeric() {
        return format instanceof NumberFormat;
    }

    /** True if the values are true or false. */
    public boolean isBoolean() {
        return format instanceof BooleanFormat;
    }

    /** The values of a cell's text, and what is wrong with it. */
    public CellValues parse(String text) {
        String normal = normalise(text);
        String filled = normal.isEmpty() ? rules.defaultValue() : normal;
        if (filled.isEmpty() && rules.separator().isPresent()) {
            return EMPTY_LIST;
        } else if (isNull(filled)) {
            return NULL;
        }
        return rules.separator().isPresent() ? list(filled, rules.separator().get()) : single(filled);
    }

    /** Most cells are longer than what stands for no value. */
    private boolean isNull(String text) {
        return text.length() <= longestNull && rules.nulls().contains(text);
    }

    private String normalise(String text) {
        String oneLine = keepsLines || isOneLine(text) ? text
                : text.replace('\r', ' ').replace('\n', ' ').replace('\t', ' ');
        if (keepsSpace) {
            return oneLine;
        }
        String stripped = oneLine.strip();
        return stripped.contains("  ") ? SPACES.matcher(stripped).replaceAll(" ") : stripped;
    }

    private static boolean isOneLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ') {
                return false;
            }
        }
        return true;
    }

    private CellValues single(String text) {
        Optional<String> reason = fault(text);
        return reason.isEmpty() ? new CellValues(List.of(value(text)), List.of(), false)
                : new CellValues(List.of(new Value(text, Value.STRING)), List.of(new Fault(text, reason.get())), false);
    }

    /** What to write in place of a text with a fault, such as {@code write true or false}; empty if none is known. */
    public Optional<String> repair(String text) {
        return format.repair(text);
    }

    /** A date and time, or a time, as the column wants it; empty if some of it would be lost or made up. */
    public Optional<String> written(OtherMoment moment) {
        return format instanceof DateFormat dates ? dates.written(moment) : Optional.empty();
    }

    private CellValues list(String text, String separator) {
        List<Value> values = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (String part : split(text, separator)) {
            CellValues one = single(part);
            values.addAll(one.values());
            faults.addAll(one.faults());
        }
        return new CellValues(values, faults, true);
    }

    /** The parts of a list; those that mean no value are not in it. */
    private List<String> split(String text, String separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
            parts.add(text.substring(start, end));
            start = end + separator.length();
        }
        parts.add(text.substring(start));
        boolean keepsParts = KEEP_PARTS.contains(datatype.base());
        return parts.stream().map(part -> keepsParts ? part : part.strip())
                .map(part -> part.isEmpty() ? rules.defaultValue() : part)
                .filter(part -> !isNull(part)).toList();
    }

    private Optional<String> fault(String text) {
        Optional<String> reason = format.fault(text);
        return reason.isPresent() || datatype.length().isAny() ? reason
                : LengthRule.fault(datatype, text);
    }

    private Value value(String text) {
        return new Value(format.canonical(text), datatype.iri());
    }
}
