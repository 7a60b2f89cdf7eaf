package org.portolan.csvw.tabular;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.csvw.metadata.Datatype;
import org.portolan.csvw.metadata.Inherited;
import org.portolan.csvw.tabular.CellValues.Fault;
import org.portolan.csvw.tabular.CellValues.Value;

/**
 * Turns the text of a column's cells into values. Made once a column; thread-safe.
 *
 * @see <a href="https://www.w3.org/TR/tabular-data-model/#parsing-cells">Model for Tabular Data, 6.4</a>
 */
public final class CellParser {
    private static final Set<String> KEEP_ALL = Set.of("string", "json", "xml", "html", "anyAtomicType", "any");
    private static final String XSD_STRING = "http://www.w3.org/2001/XMLSchema#string";

    private final Inherited rules;
    private final Datatype datatype;
    private final ValueFormat format;

    /** A parser for cells under these rules. */
    public CellParser(Inherited rules) {
        this.rules = rules;
        this.datatype = rules.datatype().value();
        this.format = ValueFormat.of(datatype);
    }

    /** The values of a cell's text, and what is wrong with it. */
    public CellValues parse(String text) {
        String normal = normalise(text);
        String filled = normal.isEmpty() ? rules.defaultValue() : normal;
        if (rules.nulls().contains(filled)) {
            return new CellValues(List.of(), List.of());
        }
        if (rules.separator().isEmpty()) {
            return values(List.of(filled));
        }
        return values(filled.isEmpty() ? List.of() : split(filled, rules.separator().get()));
    }

    private String normalise(String text) {
        if (KEEP_ALL.contains(datatype.base())) {
            return text;
        }
        String oneLine = text.replace('\r', ' ').replace('\n', ' ').replace('\t', ' ');
        return datatype.base().equals("normalizedString") ? oneLine : oneLine.strip().replaceAll(" +", " ");
    }

    private List<String> split(String text, String separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
            parts.add(text.substring(start, end));
            start = end + separator.length();
        }
        parts.add(text.substring(start));
        return KEEP_ALL.contains(datatype.base()) && !datatype.equals(Datatype.STRING) ? parts
                : parts.stream().map(part -> part.isEmpty() ? rules.defaultValue() : part).filter(part -> !rules.nulls().contains(part)).toList();
    }

    private CellValues values(List<String> parts) {
        List<Value> values = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (String part : parts) {
            Optional<String> reason = format.fault(part).or(() -> LengthRule.fault(datatype, part));
            reason.ifPresentOrElse(phrase -> {
                faults.add(new Fault(part, phrase));
                values.add(new Value(part, XSD_STRING));
            }, () -> values.add(new Value(format.canonical(part), datatype.iri())));
        }
        return new CellValues(values, faults);
    }
}
