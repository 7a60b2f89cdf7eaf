package org.portolan.csvw.annotated;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.portolan.csvw.metadata.Column;
import org.portolan.csvw.metadata.Located;
import org.portolan.csvw.metadata.Table;

/**
 * Where two rows with one subject are most likely a mistake: what both say would stand at one thing, and nobody would
 * notice. A primary key with columns that the template does not name says that rows share their subject on purpose; one
 * whose values the template keeps apart needs no further check.
 */
final class DistinctSubjects {
    private static final Pattern RUNS_TOGETHER = Pattern.compile(
            "\\{[+#./;?&]|\\{[^}]*[,:*]|}[A-Za-z0-9._~%-]*\\{");

    private DistinctSubjects() {
    }

    /** The template whose IRIs are to differ from row to row; empty if they need not, or cannot but do so. */
    static Optional<Located<String>> template(Table table) {
        return table.columns().stream().findFirst().map(Column::inherited).orElse(table.inherited()).aboutUrl()
                .filter(about -> isOfOneRow(about.value(), table));
    }

    private static boolean isOfOneRow(String template, Table table) {
        List<String> variables = UriTemplate.parse(template, new UriTemplate.Names(List.of(), Map.of()))
                .map(UriTemplate::variables).orElse(List.of());
        boolean isNumbered = variables.contains("_row") || variables.contains("_sourceRow");
        Optional<List<String>> key = table.primaryKey().map(Located::value);
        boolean isOpen = key.isEmpty()
                || variables.containsAll(key.get()) && RUNS_TOGETHER.matcher(template).find();
        return !variables.isEmpty() && !isNumbered && isOpen;
    }
}
