package org.portolan.csvw.draft;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a sample says about a column.
 *
 * @param title    what the header calls it
 * @param name     its name: the title in letters, digits and underscores
 * @param values   its different values, in the order of their first appearance, without those that mean nothing
 * @param cells    number of cells with a value
 * @param missing  texts that stand for no value, such as {@code n/a}
 * @param hasEmpty true if a cell is empty or says that nothing is known
 */
record ColumnSample(String title, String name, Set<String> values, int cells, Set<String> missing, boolean hasEmpty) {

    private static final Set<String> NOTHING = Set.of("-", "–", "—", "n/a", "N/A", "NA", "#N/A", "null", "NULL", "k.A.",
            "k. A.", "?", "..");

    static ColumnSample of(String title, int position, List<String> texts) {
        Set<String> values = new LinkedHashSet<>();
        Set<String> missing = new LinkedHashSet<>();
        int cells = 0;
        for (String text : texts) {
            if (NOTHING.contains(text)) {
                missing.add(text);
            } else if (!text.isEmpty()) {
                values.add(text);
                cells++;
            }
        }
        return new ColumnSample(title, name(title, position), values, cells, missing, cells < texts.size());
    }

    /** Names of CSVW are names of template variables: letters, digits and underscores. */
    private static String name(String title, int position) {
        String plain = java.text.Normalizer.normalize(title, java.text.Normalizer.Form.NFD).replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "").toLowerCase(Locale.ROOT);
        return plain.isEmpty() ? "column_" + position : plain;
    }

    ColumnSample named(String other) {
        return new ColumnSample(title, other, values, cells, missing, hasEmpty);
    }

    /** True if no two rows have the same value and every row has one. */
    boolean isUnique() {
        return !hasEmpty && missing.isEmpty() && cells > 0 && values.size() == cells;
    }

    /** True if the values are numbers with decimals, dates or times: they may differ, but they name nothing. */
    boolean isMeasured() {
        return !isCounted() && values.stream().allMatch(value -> value.matches("[-+]?[0-9]+[-.,:/ TZ%0-9]*"));
    }

    /** True if the values are whole numbers. */
    boolean isCounted() {
        return values.stream().allMatch(value -> value.matches("-?[0-9]+"));
    }
}
