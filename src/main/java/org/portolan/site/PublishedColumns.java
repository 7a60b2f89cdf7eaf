package org.portolan.site;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.portolan.csvw.Csvw;
import org.portolan.csvw.PrefixFolders;
import org.portolan.csvw.metadata.Column;
import org.portolan.csvw.metadata.Dialect;
import org.portolan.csvw.metadata.Located;
import org.portolan.csvw.metadata.Prefixes;
import org.portolan.csvw.metadata.Table;
import org.portolan.problem.Severity;
import org.portolan.release.Release;

/**
 * Which table says which property of which things: the columns of the metadata that the release publishes beside its
 * tables. So a row that describes a thing is known to be, or not to be, where a statement stands. Immutable.
 *
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#inherited-properties">Metadata Vocabulary, 5.7</a>
 */
final class PublishedColumns {
    private static final String FOLDER = "data/";
    private static final String METADATA = FOLDER + "csv-metadata.json";

    private final Map<Said, Set<String>> subjects;
    private final Map<String, Dialect> dialects;

    /** That a table, by its file name, has a column with this property. */
    private record Said(String table, String property) {
    }

    /**
     * @param subjects what the subjects of such a column begin with
     * @param dialects how each table is written
     */
    private PublishedColumns(Map<Said, Set<String>> subjects, Map<String, Dialect> dialects) {
        this.subjects = Map.copyOf(subjects);
        this.dialects = Map.copyOf(dialects);
    }

    /** The columns of a release; none if it publishes no metadata. */
    static PublishedColumns of(Release release) {
        Map<Said, Set<String>> subjects = new HashMap<>();
        Map<String, Dialect> dialects = new HashMap<>();
        if (release.manifest().files().stream().anyMatch(file -> file.name().equals(METADATA))) {
            PrefixFolders documents = new PrefixFolders(List.of(
                    new PrefixFolders.Mapping(release.base() + FOLDER, release.folder().resolve(FOLDER), FOLDER)));
            new Csvw(documents, Severity.WARNING).metadata(release.base() + METADATA, problem -> { }).stream()
                    .flatMap(group -> group.tables().stream()).forEach(table -> {
                        add(table, subjects);
                        dialects.put(name(table.iri()), table.dialect());
                    });
        }
        return new PublishedColumns(subjects, dialects);
    }

    private static void add(Table table, Map<Said, Set<String>> subjects) {
        table.columns().stream().filter(column -> !column.suppressOutput()).forEach(column ->
                subjects.computeIfAbsent(new Said(name(table.iri()), property(table, column)), any -> new HashSet<>())
                        .add(column.inherited().aboutUrl().map(url -> resolve(table, url)).orElse("")));
    }

    private static String property(Table table, Column column) {
        return column.inherited().propertyUrl().map(url -> resolve(table, url))
                .orElse(table.iri() + "#" + column.name());
    }

    /** The part of a template before its first variable, in full. */
    private static String resolve(Table table, Located<String> template) {
        String written = Prefixes.expand(template.value().replaceFirst("\\{.*$", ""));
        return URI.create(table.iri()).resolve(written).toString();
    }

    /** Whether a row, by its IRI in the release, can be where a property of a thing stands. */
    boolean say(String row, Node thing, Node property) {
        String table = name(row);
        return subjects.getOrDefault(new Said(table, property.getURI()), Set.of()).stream()
                .anyMatch(thing.getURI()::startsWith);
    }

    /** How a table of the release is written. */
    Dialect dialect(String file) {
        return dialects.getOrDefault(name(file), Dialect.DEFAULT);
    }

    /** {@code cities.csv} of {@code …/data/cities.csv#row=5}. */
    private static String name(String iri) {
        int end = iri.indexOf('#') < 0 ? iri.length() : iri.indexOf('#');
        return iri.substring(iri.lastIndexOf('/', end - 1) + 1, end);
    }
}
