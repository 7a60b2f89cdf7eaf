package org.portolan.csvw.annotated;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.csvw.metadata.Column;
import org.portolan.csvw.metadata.Inherited;
import org.portolan.csvw.metadata.Located;
import org.portolan.csvw.tabular.CellParser;
import org.portolan.csvw.tabular.CellValues;
import org.portolan.problem.Code;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * What is decided once a column, so that a cell costs little: its parser and its templates.
 *
 * @param column   the description
 * @param index    its position among the columns, from 0
 * @param parser   turns its cells into values
 * @param about    template of the subject; empty: the row's own blank node
 * @param property template of the predicate
 * @param value    template of the object; empty: the cell's values are literals
 * @param ofEmpty  the values of an empty cell, and of every cell of a virtual column: its {@code default}
 */
public record ColumnPlan(Column column, int index, CellParser parser, Optional<IriTemplate> about, IriTemplate property,
                         Optional<IriTemplate> value, CellValues ofEmpty) {
    /**
     * The plan of a column; wrong templates and formats are reported.
     *
     * @param names    names of the columns by their positions, which templates may call
     * @param skipped  number of columns before the first that are no data
     * @param subjects templates of subjects that columns share, by their text
     */
    static ColumnPlan of(Column column, int index, List<String> names, Map<String, IriTemplate> subjects,
            String tableIri, int skipped, ProblemSink problems) {
        Inherited rules = column.inherited();
        CellParser parser = new CellParser(rules);
        parser.check(problems);
        UriTemplate.Names known = new UriTemplate.Names(names, Map.of("_name", column.decodedName(),
                "_column", Integer.toString(index + 1), "_sourceColumn", Integer.toString(index + 1 + skipped)));
        String encoded = URLEncoder.encode(column.name(), StandardCharsets.UTF_8).replace("+", "%20").replace("%25",
                "%");
        IriTemplate named = IriTemplate.of(new Located<>(tableIri + "#" + encoded, column.place()), tableIri, known)
                .orElseThrow(() -> new IllegalStateException("no template: " + encoded));
        Optional<IriTemplate> about = rules.aboutUrl().map(Located::value).map(subjects::get)
                .or(() -> template(rules.aboutUrl(), tableIri, known, problems));
        about.filter(IriTemplate::isSameForAllColumns)
                .ifPresent(shared -> subjects.put(rules.aboutUrl().orElseThrow().value(), shared));
        return new ColumnPlan(column, index, parser, about,
                template(rules.propertyUrl(), tableIri, known, problems).orElse(named),
                template(rules.valueUrl(), tableIri, known, problems),
                parser.parse(""));
    }

    private static Optional<IriTemplate> template(Optional<Located<String>> written, String tableIri,
            UriTemplate.Names known, ProblemSink problems) {
        return written.flatMap(text -> {
            Optional<IriTemplate> template = IriTemplate.of(text, tableIri, known);
            if (template.isEmpty()) {
                problems.report(Problem.error(Code.METADATA_TEMPLATE_INVALID, text.place(),
                        "\"%s\" is no URI template".formatted(text.value()))
                        .because("templates are written as RFC 6570 has them")
                        .mend("put each column name in braces: \"../id/city/{key}\""));
            }
            return template;
        });
    }
}
