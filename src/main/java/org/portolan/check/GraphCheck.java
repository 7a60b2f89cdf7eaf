package org.portolan.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.shacl.Shapes;
import org.portolan.check.claims.ClaimCheck;
import org.portolan.check.claims.ComparedClaims;
import org.portolan.check.conversion.Conversion;
import org.portolan.check.conversion.Heard;
import org.portolan.check.findings.DataGraph;
import org.portolan.check.findings.DifferingClaim;
import org.portolan.check.findings.ElementNames;
import org.portolan.check.findings.Finding;
import org.portolan.check.findings.Replacements;
import org.portolan.check.findings.ResourceCheck;
import org.portolan.check.findings.Rules;
import org.portolan.check.findings.Sayings;
import org.portolan.check.findings.ShapeCheck;
import org.portolan.check.findings.ShapeResult;
import org.portolan.check.findings.UnknownResource;
import org.portolan.check.findings.Witness;
import org.portolan.check.findings.Wording;
import org.portolan.check.publication.Publication;
import org.portolan.csvw.DocumentSource;
import org.portolan.csvw.metadata.Prefixes;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;

/**
 * Checks what the tables say together. It needs every row: from a table that was read in part, most of what it would
 * find missing is not.
 */
final class GraphCheck {
    private final Publication publication;
    private final Conversion conversion;
    private final List<Witness> witnesses;
    private final Wording wording;
    private final boolean withNotes;

    GraphCheck(Publication publication, Conversion conversion, List<Witness> witnesses, Wording wording,
            boolean withNotes) {
        this.withNotes = withNotes;
        this.publication = publication;
        this.conversion = conversion;
        this.witnesses = witnesses;
        this.wording = wording;
    }

    /**
     * Reports what RIOT refuses, then what nothing describes, then terms that break a rule, then what the shapes
     * forbid; with notes, also where the rows and the claims of sources differ. What only follows from another fault is
     * not told: what shapes find in a thing that nothing describes, and the advice of shapes, rules and witnesses
     * on rows that are wrong.
     *
     * @param rows N-Triples: which row describes what
     */
    ComparedClaims check(DataGraph data, Path rows, Optional<Shapes> shapes, Heard heard) {
        List<Finding> findings = new ArrayList<>(data.refused(Place.file(publication.data().toString())));
        ResourceCheck resources = new ResourceCheck(publication, data.graph(), wording);
        Replacements replacements = new Replacements(data.graph(), wording, this::tableOfReplacements);
        List<UnknownResource> unknown = resources.inTables(replacements);
        findings.addAll(unknown);
        findings.addAll(replacements.findings(rows));
        resources.properties(data.properties(), heard);
        new ElementNames(publication).check(data.properties(), conversion.metadata(), heard);
        resources.inOntology(heard);
        List<Problem> broken = new Rules(publication, wording).broken(data, heard);
        broken.stream().filter(Problem::isError).forEach(heard::report);
        Set<String> undescribed = unknown.stream().map(UnknownResource::iri).collect(Collectors.toSet());
        data.forget(undescribed);
        List<ShapeResult> results = shapes.map(all -> new ShapeCheck(publication, wording)
                .results(all, data.graph(), heard)).orElse(List.of()).stream()
                .filter(result -> !result.isAbout(undescribed)).toList();
        boolean isWrong = heard.hasErrors() || !findings.isEmpty() || results.stream().anyMatch(ShapeResult::isError);
        results.stream().filter(result -> result.isError() || !isWrong).forEach(findings::add);
        if (!isWrong) {
            witnesses.forEach(witness -> findings.addAll(witness.in(data.graph(), wording)));
        }
        ComparedClaims claims = new ClaimCheck(publication).compare(data.graph(), !isWrong, heard);
        if (withNotes) {
            claims.differing().map(claim -> new DifferingClaim(claim, wording)).forEach(findings::add);
        }
        if (!findings.isEmpty()) {
            report(findings, heard);
        }
        if (!heard.hasErrors()) {
            broken.stream().filter(problem -> !problem.isError()).forEach(heard::report);
        }
        return claims;
    }

    private Optional<String> tableOfReplacements() {
        return conversion.metadata().stream().flatMap(group -> group.tables().stream())
                .filter(table -> table.columns().stream().flatMap(column -> column.inherited().propertyUrl().stream())
                        .anyMatch(property -> Replacements.IS_REPLACED_BY.hasURI(Prefixes.expand(property.value()))))
                .flatMap(table -> publication.documents().locate(table.iri()).stream())
                .map(DocumentSource.Document::name).findFirst();
    }

    /**
     * Asks the tables where they say what was found: the one conversion more that a clean publication does not pay for.
     */
    private void report(List<Finding> findings, Heard heard) {
        Sayings sayings = new Sayings(all(findings, Finding::subjects), all(findings, Finding::objects));
        conversion.repeat(sayings);
        Set<Place> misleading = heard.misleadingRows();
        Set<Finding> following = findings.stream().filter(finding -> finding.follows(sayings, misleading))
                .collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));
        Set<String> shared = following.stream().flatMap(finding -> finding.sharedWithOthers().stream())
                .collect(Collectors.toSet());
        findings.stream().filter(finding -> !following.contains(finding)
                        && finding.sharedWithOthers().filter(shared::contains).isEmpty())
                .forEach(finding -> finding.problems(sayings).forEach(heard::reportUnlessKnown));
    }

    private static Set<String> all(List<Finding> findings, Function<Finding, Set<String>> resources) {
        return findings.stream().map(resources).flatMap(Collection::stream).collect(Collectors.toSet());
    }
}
