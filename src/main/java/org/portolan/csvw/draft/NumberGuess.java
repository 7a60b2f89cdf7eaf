package org.portolan.csvw.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the numbers of a table are written, told by the columns that leave no doubt.
 *
 * @param hasPoint true if a column has decimals after a point
 * @param hasComma true if a column has decimals after a comma
 */
record NumberGuess(boolean hasPoint, boolean hasComma) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern POINT = Pattern.compile("-?([1-9][0-9]{0,2}(,[0-9]{3})+|[0-9]+)(\\.[0-9]+)?");
    private static final Pattern COMMA = Pattern.compile("-?([1-9][0-9]{0,2}(\\.[0-9]{3})+|[0-9]+)(,[0-9]+)?");
    private static final Pattern PER_CENT = Pattern.compile("-?[0-9]+([.,][0-9]+)?%");
    private static final String EITHER = "the point or comma may stand before decimals or between thousands";

    /** What the columns of a table tell. */
    static NumberGuess of(List<ColumnSample> columns) {
        return new NumberGuess(columns.stream().map(ColumnSample::values).anyMatch(NumberGuess::isPointOnly),
                columns.stream().map(ColumnSample::values).anyMatch(NumberGuess::isCommaOnly));
    }

    private static boolean isPointOnly(Set<String> values) {
        return !values.isEmpty() && all(values, POINT) && !all(values, COMMA);
    }

    private static boolean isCommaOnly(Set<String> values) {
        return !values.isEmpty() && all(values, COMMA) && !all(values, POINT);
    }

    private static boolean all(Set<String> values, Pattern pattern) {
        return values.stream().allMatch(pattern.asMatchPredicate());
    }

    /** The datatype of values with points, commas or per-cent signs; empty if they are no such numbers. */
    Optional<DatatypeGuess> of(Set<String> values) {
        if (all(values, PER_CENT)) {
            return Optional.of(perCent(values));
        } else if (isPointOnly(values)) {
            return Optional.of(DatatypeGuess.sure(point(values)));
        } else if (isCommaOnly(values)) {
            return Optional.of(DatatypeGuess.sure(comma()));
        } else if (!all(values, POINT) || !all(values, COMMA)) {
            return Optional.empty();
        }
        return Optional.of(values.stream().filter(value -> value.matches(".*[.,].*")).findFirst()
                .map(example -> either(values, example)).orElseGet(() -> DatatypeGuess.sure(JSON.textNode("decimal"))));
    }

    private DatatypeGuess either(Set<String> values, String example) {
        boolean isComma = hasComma && !hasPoint;
        boolean isThousand = isComma == example.indexOf('.') > 0;
        String read = isThousand ? example.replaceAll("[.,]", "") : example.replace(',', '.');
        return new DatatypeGuess(Optional.of(isComma ? comma() : point(values)), Optional.of(EITHER),
                "%s is read as %s".formatted(example, read));
    }

    private static JsonNode point(Set<String> values) {
        boolean hasGroups = values.stream().anyMatch(value -> value.indexOf(',') > 0);
        return hasGroups ? JSON.objectNode().put("base", "decimal").set("format", JSON.objectNode()
                .put("decimalChar", ".").put("groupChar", ",")) : JSON.textNode("decimal");
    }

    private static JsonNode comma() {
        return JSON.objectNode().put("base", "decimal").set("format",
                JSON.objectNode().put("decimalChar", ",").put("groupChar", "."));
    }

    private static DatatypeGuess perCent(Set<String> values) {
        boolean hasComma = values.stream().anyMatch(value -> value.indexOf(',') > 0);
        ObjectNode format = JSON.objectNode().put("decimalChar", hasComma ? "," : ".")
                .put("pattern", hasComma ? "#0,##########%" : "#0.##########%");
        return DatatypeGuess.doubtful(JSON.objectNode().put("base", "decimal").set("format", format),
                "per cent are read as parts of one: 5% is 0.05");
    }
}
