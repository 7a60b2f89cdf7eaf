package org.portolan.csvw.annotated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.portolan.csvw.metadata.Column;
import org.portolan.csvw.metadata.Table;
import org.portolan.problem.Code;
import org.portolan.problem.Nearest;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * A table with the columns that its file has, and what is decided once for all of its rows.
 *
 * @param description the description, completed by the header of the file
 * @param file        the file as messages name it, for example {@code data/cities.csv}
 * @param columns     its columns: those of the file in their order, then virtual ones
 * @param inFile      the columns of the file
 * @param width       how many cells its rows have: as many as the header, or else as columns are described
 */
public record AnnotatedTable(Table description, String file, List<ColumnPlan> columns, List<ColumnPlan> inFile,
                             int width) {
    /** Plans the columns; wrong templates and formats are reported. */
    static AnnotatedTable of(Table table, String file, Optional<Integer> width, ProblemSink problems) {
        List<String> names = table.columns().stream().map(Column::name).toList();
        List<ColumnPlan> columns = new ArrayList<>();
        Map<String, IriTemplate> subjects = new HashMap<>();
        table.columns().forEach(column -> columns.add(ColumnPlan.of(column, columns.size(), names, subjects,
                table.iri(), table.dialect().skipColumns(), problems)));
        List<ColumnPlan> inFile = columns.stream().filter(plan -> !plan.column().virtual()).toList();
        AnnotatedTable annotated = new AnnotatedTable(table, file, List.copyOf(columns), inFile,
                width.orElse(inFile.size()));
        Set<String> known = Set.copyOf(names);
        annotated.columns.forEach(plan -> annotated.checkVariables(plan, known, problems));
        return annotated;
    }

    /** The column of the file with this name. */
    Optional<ColumnPlan> named(String name) {
        return inFile.stream().filter(plan -> plan.column().name().equals(name)).findFirst();
    }

    private void checkVariables(ColumnPlan plan, Set<String> known, ProblemSink problems) {
        Stream.of(plan.about(), Optional.of(plan.property()), plan.value()).flatMap(Optional::stream)
                .forEach(template -> template.variables().stream()
                        .filter(name -> !name.startsWith("_") && !known.contains(name))
                        .forEach(name -> problems.report(unknown(name, template))));
    }

    private Problem unknown(String name, IriTemplate template) {
        List<String> names = columns.stream().map(known -> known.column().name()).toList();
        List<String> near = Nearest.to(name, names, 1);
        return Problem.warning(Code.METADATA_TEMPLATE_INVALID, template.place(),
                "the template names the column \"%s\", which %s does not have".formatted(name, file))
                .mend("the columns are: " + String.join(", ", near.isEmpty() ? names : near));
    }
}
