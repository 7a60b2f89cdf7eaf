package org.portolan.check.publication;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.portolan.check.files.InputFile;
import org.portolan.check.files.InputFiles;
import org.portolan.check.files.TextFile;
import org.portolan.check.queries.QuerySyntax;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/** Opens a {@link Publication}: lists and reads its files, and goes on after each fault. */
final class PublicationReader {
    private static final String VOCABULARIES = "ontology/vocabularies/";

    private final Path data;
    private final Path ontology;
    private final ProblemSink problems;
    private boolean sound = true;

    /** Every problem that goes out is seen here first: one error, and the publication is not sound. */
    PublicationReader(Path data, Path ontology, ProblemSink problems) {
        this.data = data;
        this.ontology = ontology;
        this.problems = problem -> {
            sound &= !problem.isError();
            problems.report(problem);
        };
    }

    /** @param files empty if one of the folders does not exist */
    Optional<Publication> read(Optional<List<InputFile>> files, Optional<String> baseOverride) {
        if (files.isEmpty()) {
            tellIfMissing(data, "the tables, csv-metadata.json and dataset.ttl");
            tellIfMissing(ontology, "terms, shapes and queries");
            return Optional.empty();
        }
        List<InputFile> input = files.get();
        DatasetReader dataset = new DatasetReader(data.resolve("dataset.ttl"), Publication.shown(data, "dataset.ttl"),
                problems);
        String base = dataset.base(baseOverride);
        DatasetDescription description = dataset.describe(base);
        Ontology terms = terms(base, input);
        SortedMap<String, String> queries = queries(base, input);
        return Optional.of(new Publication(data, ontology, base, !dataset.says(base), description, input, queries,
                terms, sound));
    }

    private void tellIfMissing(Path folder, String holds) {
        if (!Files.isDirectory(folder)) {
            problems.report(Problem.error(Code.FILE_MISSING, Place.file(folder.toString()), "there is no such folder")
                    .because("it holds " + holds).mend("make it, or name another folder"));
        }
    }

    private Ontology terms(String base, List<InputFile> input) {
        PlacedGraph written = new PlacedGraph();
        PlacedGraph vocabularies = new PlacedGraph();
        TurtleReader reader = new TurtleReader(base, problems);
        boolean whole = true;
        for (InputFile file : inOntology(input, ".ttl")) {
            PlacedGraph into = file.name().startsWith(VOCABULARIES) ? vocabularies : written;
            whole &= text(file).filter(text -> reader.read(text, into)).isPresent();
        }
        Graph skolemised = new Skolemiser(base, problems).skolemise(written);
        return new Ontology(written, skolemised, vocabularies.graph(), whole);
    }

    private SortedMap<String, String> queries(String base, List<InputFile> input) {
        QuerySyntax syntax = new QuerySyntax(base, problems);
        SortedMap<String, String> queries = new TreeMap<>();
        inOntology(input, ".rq").forEach(file -> text(file).ifPresent(query -> {
            syntax.check(query);
            queries.put(file.name(), query.text());
        }));
        return queries;
    }

    private Optional<TextFile> text(InputFile file) {
        return TextFile.read(file.path(), Publication.shown(ontology, InputFiles.relative(ontology, file.path())),
                problems);
    }

    private static List<InputFile> inOntology(List<InputFile> input, String ending) {
        return input.stream().filter(file -> file.name().startsWith("ontology/") && file.name().endsWith(ending))
                .toList();
    }
}
