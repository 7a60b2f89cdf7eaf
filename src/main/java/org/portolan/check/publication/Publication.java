package org.portolan.check.publication;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.portolan.check.files.InputFile;
import org.portolan.check.files.InputFiles;
import org.portolan.csvw.DocumentSource;
import org.portolan.csvw.PrefixFolders;
import org.portolan.problem.ProblemSink;

/**
 * The input of a release: two folders and what they say of themselves.
 *
 * @param data        folder of the tables
 * @param ontology    folder of terms, shapes, page layout and queries
 * @param base        base IRI, ends with a slash
 * @param baseGiven   whether it is another one than that of {@code dataset.ttl}, given by whoever opened it
 * @param description what {@code dataset.ttl} says
 * @param input       all input files, sorted by name
 * @param queries     the text of each query file of the ontology folder by its name, for example {@code
 *                    ontology/queries/tall.rq}: whoever asks a query takes it from here, for the file may have been
 *                    edited since it was checked; files that are not UTF-8 are not among them
 * @param terms       the graph of the ontology folder
 * @param isSound     false if opening it found an error: the rest can still be checked, but never released
 */
public record Publication(Path data, Path ontology, String base, boolean baseGiven, DatasetDescription description,
                          List<InputFile> input, SortedMap<String, String> queries, Ontology terms, boolean isSound) {
    /** Copies the files and the queries. */
    public Publication {
        input = List.copyOf(input);
        queries = Collections.unmodifiableSortedMap(new TreeMap<>(queries));
    }

    /**
     * Reads everything but the tables, and reports all faults found on the way.
     *
     * @param baseOverride base IRI in place of the one that {@code dataset.ttl} gives
     * @return empty if one of the folders does not exist; otherwise see {@link #isSound}
     */
    public static Optional<Publication> open(Path data, Path ontology, Optional<String> baseOverride,
                                             ProblemSink problems) {
        return open(data, ontology, files(data, ontology), baseOverride, problems);
    }

    /** The same, when it is known already which {@link #files} there are. */
    public static Optional<Publication> open(Path data, Path ontology, Optional<List<InputFile>> input,
                                             Optional<String> baseOverride, ProblemSink problems) {
        return new PublicationReader(data, ontology, problems).read(input, baseOverride);
    }

    /** SHA-256 of every input file by name, for example {@code data/cities.csv}, in the order of the names. */
    public SortedMap<String, String> checksums() {
        return checksums(input);
    }

    /** The same of files of which no more is known. */
    public static SortedMap<String, String> checksums(List<InputFile> files) {
        return InputFiles.checksums(files);
    }

    /** The files of two folders, each read for its checksum; empty if one of the folders does not exist. */
    public static Optional<List<InputFile>> files(Path data, Path ontology) {
        return Files.isDirectory(data) && Files.isDirectory(ontology)
                ? Optional.of(InputFiles.list(data, ontology)) : Optional.empty();
    }

    /** Serves {@code {base}data/} from the data folder, and nothing else. */
    public DocumentSource documents() {
        return new PrefixFolders(List.of(new PrefixFolders.Mapping(tables(), data, shown(data, ""))));
    }

    /** IRI under which the tables are published, ends with a slash. */
    private String tables() {
        return base + "data/";
    }

    /** IRI of the metadata of the tables. */
    public String metadataIri() {
        return tables() + "csv-metadata.json";
    }

    /** A file of the data folder as messages name it, for example {@code data/cities.csv}. */
    public String shown(String file) {
        return shown(data, file);
    }

    /** A file as messages name it: by its folder as the user wrote it. */
    public static String shown(Path folder, String relative) {
        return folder.toString().replace('\\', '/') + "/" + relative;
    }
}
