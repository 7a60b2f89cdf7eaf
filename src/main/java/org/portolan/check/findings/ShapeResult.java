package org.portolan.check.findings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.shacl.engine.constraint.SparqlConstraint;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.Severity;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.Path;
import org.portolan.check.graph.Term;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;

/** A result of validation (<a href="https://www.w3.org/TR/shacl/#results">SHACL, 3.6.2</a>). */
public final class ShapeResult implements Finding {
    private final ReportEntry entry;
    private final ShapeRule rule;
    private final Wording wording;
    private final Place tables;

    /**
     * @param entry   the result
     * @param rule    the rule that it breaks
     * @param wording how its nodes are written
     * @param tables  the place of last resort
     */
    ShapeResult(ReportEntry entry, ShapeRule rule, Wording wording, Place tables) {
        this.entry = entry;
        this.rule = rule;
        this.wording = wording;
        this.tables = tables;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(Term.key(entry.focusNode()));
    }

    /** Only a path that leads backwards asks who names the focus node: a source may be named in every row there is. */
    @Override
    public Set<String> objects() {
        return entry.resultPath() instanceof P_Inverse ? subjects() : Set.of();
    }

    /** What a row that is wrong says of a thing may be wrong, and make what other rows say of it seem so. */
    @Override
    public boolean follows(Sayings sayings, Set<Place> misleading) {
        String focus = Term.key(entry.focusNode());
        Optional<String> predicate = predicate(entry.resultPath());
        return isOfQuery() && sayings.home(focus).filter(row -> misleading.contains(row.line())).isPresent()
                || sayings.about(focus).stream()
                .filter(saying -> predicate.isEmpty() || predicate.get().equals(saying.predicate()))
                .anyMatch(saying -> misleading.contains(saying.row().line()));
    }

    /** What a query finds in two rows that have the same value, such as a number that is there twice. */
    @Override
    public Optional<String> sharedWithOthers() {
        return Optional.ofNullable(entry.value()).filter(value -> isOfQuery() && !value.equals(entry.focusNode()))
                .map(value -> entry.source() + " " + Term.key(value));
    }

    @Override
    public List<Problem> problems(Sayings sayings) {
        List<Saying> said = said(sayings);
        Problem problem = Problem.error(Code.SHAPE_VIOLATED, place(said, sayings), text(said, sayings));
        Problem because = rule.why().map(problem::because).orElse(problem);
        Problem complete = rule.fix().map(because::mend).orElse(because);
        return List.of(complete.as(severity()));
    }

    /** True if it speaks of one of these things, or refuses one as a value. */
    public boolean isAbout(Set<String> things) {
        return things.contains(Term.key(entry.focusNode()))
                || entry.value() != null && things.contains(Term.key(entry.value()));
    }

    /** False if it is a doubt. */
    public boolean isError() {
        return severity() == org.portolan.problem.Severity.ERROR;
    }

    private org.portolan.problem.Severity severity() {
        return entry.severity() == Severity.Violation ? org.portolan.problem.Severity.ERROR
                : org.portolan.problem.Severity.WARNING;
    }

    /** The statements that the result speaks of: the one with the value, or all values of the path if there is none. */
    private List<Saying> said(Sayings sayings) {
        String focus = Term.key(entry.focusNode());
        Optional<String> value = Optional.ofNullable(entry.value()).map(Term::key);
        if (entry.resultPath() instanceof P_Inverse inverse && inverse.getSubPath() instanceof P_Link link) {
            return sayings.naming(focus).stream().filter(saying -> saying.predicate().equals(link.getNode().getURI()))
                    .filter(saying -> value.isEmpty() || value.get().equals(saying.subject())).toList();
        }
        Optional<String> predicate = predicate(entry.resultPath());
        return sayings.about(focus).stream()
                .filter(saying -> predicate.isEmpty() || predicate.get().equals(saying.predicate()))
                .filter(saying -> value.isPresent() ? value.get().equals(saying.object()) : predicate.isPresent())
                .toList();
    }

    private boolean isOfQuery() {
        return entry.constraint() instanceof SparqlConstraint;
    }

    private static Optional<String> predicate(Path path) {
        return path instanceof P_Link link ? Optional.of(link.getNode().getURI()) : Optional.empty();
    }

    private Place place(List<Saying> said, Sayings sayings) {
        if (!said.isEmpty() && !rule.isMinimum()) {
            return said.get(0).place();
        }
        return sayings.home(Term.key(entry.focusNode())).map(row -> emptyCell(row, sayings)).orElse(tables);
    }

    /**
     * The cell that could hold the missing value, or that says it of something else than the focus node, if there is
     * just one such column; otherwise the row.
     */
    private Place emptyCell(Saying.Row row, Sayings sayings) {
        return column(row, sayings).map(row::cell).orElseGet(row::line);
    }

    private Optional<String> column(Saying.Row row, Sayings sayings) {
        Set<String> columns = predicate(entry.resultPath()).map(path -> sayings.columnsFor(path, row)).orElse(Set.of());
        return columns.size() == 1 ? Optional.of(columns.iterator().next()) : Optional.empty();
    }

    private String text(List<Saying> said, Sayings sayings) {
        String focus = entry.focusNode().isURI() ? wording.iri(entry.focusNode().getURI()) : "this row";
        if (rule.isMinimum()) {
            String count = said.isEmpty() ? "no" : "only " + said.size();
            return "%s has %s %s: %s".formatted(focus, count, property(), rule.message());
        }
        if (rule.isMaximum() && said.size() > 1) {
            return "%s has %d values of %s, %s: %s".formatted(focus, said.size(), property(), all(said),
                    rule.message());
        }
        Optional<String> column = said.stream().findFirst().map(Saying::column).orElseGet(() -> isOfQuery()
                ? sayings.home(Term.key(entry.focusNode())).flatMap(row -> column(row, sayings)) : Optional.empty());
        if (entry.value() == null || entry.value().equals(entry.focusNode())) {
            return "%s: %s".formatted(focus, rule.message());
        }
        String value = wording.value(entry.value());
        return column.map(name -> "column \"%s\" holds \"%s\": %s".formatted(name, value, rule.message()))
                .orElseGet(() -> "%s has \"%s\": %s".formatted(focus, value, rule.message()));
    }

    private String property() {
        return rule.name().map("\"%s\""::formatted)
                .orElseGet(() -> predicate(entry.resultPath()).map(wording::iri).orElse("value of its path"));
    }

    /** Each value with its place; a place may say a value twice, the text does not. */
    private String all(List<Saying> said) {
        boolean backwards = entry.resultPath() instanceof P_Inverse;
        return said.stream().map(saying -> "\"%s\" (%s)".formatted(
                        lexical(backwards ? saying.subject() : saying.object()), saying.place()))
                .distinct().collect(Collectors.joining(" and "));
    }

    private String lexical(String key) {
        return key.startsWith("\"") ? key.substring(1, key.lastIndexOf('"')) : wording.value(key);
    }
}
