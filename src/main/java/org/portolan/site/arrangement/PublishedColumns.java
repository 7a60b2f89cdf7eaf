package org.portolan.site.arrangement;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.portolan.csvw.Csvw;
import org.portolan.csvw.PrefixFolders;
import org.portolan.csvw.metadata.Column;
import org.portolan.csvw.metadata.Dialect;
import org.portolan.csvw.metadata.Located;
import org.portolan.csvw.metadata.Prefixes;
import org.portolan.csvw.metadata.Table;
import org.portolan.problem.Severity;
import org.portolan.release.manifest.Release;

/**
 * Which table says which property of which things: the columns of the metadata that the release publishes beside its
 * tables. So a row that describes a thing, or a cell of it, is known to be, or not to be, where a statement stands.
 * Immutable.
 *
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#inherited-properties">Metadata Vocabulary, 5.7</a>
 */
public final class PublishedColumns {
    private static final String FOLDER = "data/";
    private static final String METADATA = FOLDER + "csv-metadata.json";

    private final Map<Said, Set<Saying>> columns;
    private final Map<String, Dialect> dialects;

    /** That a table, by its file name, has a column with this property. */
    private record Said(String table, String property) {
    }

    /**
     * A column with it.
     *
     * @param number   of the column in the file, from 1; 0 if it is virtual
     * @param subjects what its subjects begin with
     * @param language of its texts
     */
    private record Saying(int number, String subjects, String language) {
        boolean isAbout(Node thing) {
            return thing.getURI().startsWith(subjects);
        }

        boolean isIn(Node value) {
            return number > 0 && (!value.isLiteral() || value.getLiteralLanguage().isEmpty()
                    || value.getLiteralLanguage().equalsIgnoreCase(language));
        }
    }

    /**
     * @param columns  those of each property in each table
     * @param dialects how each table is written
     */
    private PublishedColumns(Map<Said, Set<Saying>> columns, Map<String, Dialect> dialects) {
        this.columns = Map.copyOf(columns);
        this.dialects = Map.copyOf(dialects);
    }

    /** The columns of a release; none if it publishes no metadata. */
    public static PublishedColumns of(Release release) {
        Map<Said, Set<Saying>> columns = new HashMap<>();
        Map<String, Dialect> dialects = new HashMap<>();
        if (release.manifest().files().stream().anyMatch(file -> file.name().equals(METADATA))) {
            PrefixFolders documents = new PrefixFolders(List.of(
                    new PrefixFolders.Mapping(release.base() + FOLDER, release.folder().resolve(FOLDER), FOLDER)));
            new Csvw(documents, Severity.WARNING).metadata(release.base() + METADATA, problem -> { }).stream()
                    .flatMap(group -> group.tables().stream()).forEach(table -> {
                        add(table, columns);
                        dialects.put(name(table.iri()), table.dialect());
                    });
        }
        return new PublishedColumns(columns, dialects);
    }

    private static void add(Table table, Map<Said, Set<Saying>> columns) {
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            if (!column.suppressOutput()) {
                // Virtual columns stand after all others.
                Saying saying = new Saying(column.virtual() ? 0 : i + 1,
                        column.inherited().aboutUrl().map(url -> resolve(table, url)).orElse(""),
                        column.inherited().lang());
                columns.computeIfAbsent(new Said(name(table.iri()), property(table, column)), any -> new HashSet<>())
                        .add(saying);
            }
        }
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
    public boolean say(String row, Node thing, Node property) {
        return saying(row, thing, property).findAny().isPresent();
    }

    /** The cells of a row, by its IRI in the release, in which a property of a thing can have this value (RFC 7111). */
    public List<Node> cells(String row, Node thing, Node property, Node value) {
        return saying(row, thing, property).filter(column -> column.isIn(value)).map(Saying::number).sorted()
                .map(number -> row.replaceFirst("#row=([0-9]+)$", "#cell=$1," + number)).map(NodeFactory::createURI)
                .toList();
    }

    private Stream<Saying> saying(String row, Node thing, Node property) {
        return columns.getOrDefault(new Said(name(row), property.getURI()), Set.of()).stream()
                .filter(column -> column.isAbout(thing));
    }

    /** How a table of the release is written. */
    public Dialect dialect(String file) {
        return dialects.getOrDefault(name(file), Dialect.DEFAULT);
    }

    /** {@code cities.csv} of {@code …/data/cities.csv#row=5}. */
    private static String name(String iri) {
        int end = iri.indexOf('#') < 0 ? iri.length() : iri.indexOf('#');
        return iri.substring(iri.lastIndexOf('/', end - 1) + 1, end);
    }
}
