package org.portolan.csvw.rdf;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.portolan.csvw.metadata.Column;
import org.portolan.csvw.metadata.Inherited;
import org.portolan.csvw.metadata.Located;
import org.portolan.csvw.metadata.Prefixes;
import org.portolan.csvw.tabular.CellParser;
import org.portolan.problem.Code;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * What is decided once a column, so that a cell costs little: its parser and its templates.
 *
 * @param column    the description
 * @param parser    turns its cells into values
 * @param about     template of the subject; empty: the row's own blank node
 * @param property  template of the predicate
 * @param value     template of the object; empty: the cell's values are literals
 */
record ColumnPlan(Column column, CellParser parser, Optional<IriTemplate> about, IriTemplate property,
                  Optional<IriTemplate> value) {
    /** The plan of a column of the table with this IRI; wrong templates are reported. */
    static ColumnPlan of(Column column, String tableIri, ProblemSink problems) {
        Inherited rules = column.inherited();
        String name = URLEncoder.encode(column.name(), StandardCharsets.UTF_8).replace("+", "%20").replace("%25", "%");
        IriTemplate named = IriTemplate.of(new Located<>(tableIri + "#" + name, column.place()), tableIri)
                .orElseThrow(() -> new IllegalStateException("no template: " + name));
        CellParser parser = new CellParser(rules);
        parser.check(problems);
        return new ColumnPlan(column, parser, template(rules.aboutUrl(), tableIri, problems),
                template(rules.propertyUrl(), tableIri, problems).orElse(named), template(rules.valueUrl(), tableIri, problems));
    }

    private static Optional<IriTemplate> template(Optional<Located<String>> written, String tableIri, ProblemSink problems) {
        return written.flatMap(text -> {
            Optional<IriTemplate> template = IriTemplate.of(text, tableIri);
            if (template.isEmpty()) {
                problems.report(Problem.error(Code.METADATA_TEMPLATE_INVALID, text.place(),
                        "\"%s\" is no URI template".formatted(text.value())).because("templates are written as RFC 6570 has them")
                        .mend("put each column name in braces: \"../id/city/{key}\""));
            }
            return template;
        });
    }

    /** The prefix that the predicate is written with, if it is a known one. */
    Optional<String> prefix() {
        return column.inherited().propertyUrl().map(Located::value).filter(text -> text.indexOf(':') > 0)
                .map(text -> text.substring(0, text.indexOf(':'))).filter(Prefixes.known()::containsKey);
    }
}
