package org.portolan.release.manifest;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a release says of itself: {@code manifest.json}. All but {@code built}, {@code previous} and
 * {@code removed} follows from the input.
 *
 * @param id       the first 16 hexadecimal digits of the SHA-256 over the sorted N-Quads of data and ontology and the
 *                 SHA-256 of every input file
 * @param base     base IRI of the publication, ends with a slash
 * @param baseGiven whether the base was given ({@code --base}) in place of the one that {@code dataset.ttl} says; no
 *                 if an earlier version of the program wrote no word about it
 * @param title    title of the dataset by language tag
 * @param license  IRI of the data's licence
 * @param modified date of the dataset as {@code dataset.ttl} says it
 * @param program  version and build of the program that made the release
 * @param built    when it was made (ISO 8601, UTC); but for {@code removed}, nothing else is taken from the clock
 * @param previous id of the release that was current before; empty for the first one
 * @param problems number of errors in the input: none, or it would not have been released
 * @param tables   number of tables
 * @param rows     number of rows of all tables
 * @param triples  number of statements in the default graph
 * @param input    SHA-256 of every input file by relative name, for example {@code data/cities.csv}
 * @param files    the files of the release that readers download, sorted by name
 * @param removed  what was taken away, in this release or before, oldest first; it follows from the releases before
 */
public record Manifest(String id, String base, boolean baseGiven, Map<String, String> title, String license,
                       String modified, String program, String built,
                       @JsonSetter(nulls = Nulls.AS_EMPTY) String previous, int problems, int tables, long rows,
                       long triples, Map<String, String> input, List<File> files,
                       @JsonSetter(nulls = Nulls.AS_EMPTY) List<Removal> removed) {
    /** Copies the collections and keeps the maps in the order of their keys. */
    public Manifest {
        title = Collections.unmodifiableMap(new TreeMap<>(title));
        input = Collections.unmodifiableMap(new TreeMap<>(input));
        files = List.copyOf(files);
        removed = List.copyOf(removed);
    }

    /** The document, as it is written. */
    public String json() {
        return ManifestFile.json(this);
    }

    /**
     * A file of the release.
     *
     * @param name   path within the release folder, for example {@code data.nq.gz}
     * @param bytes  size
     * @param sha256 hexadecimal SHA-256 of its bytes
     */
    public record File(String name, long bytes, String sha256) {
    }
}
