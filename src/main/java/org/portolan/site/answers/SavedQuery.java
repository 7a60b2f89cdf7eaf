package org.portolan.site.answers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.sparql.exec.RowSet;
import org.portolan.check.queries.QueryParameter;
import org.portolan.check.queries.Volatility;
import org.portolan.release.answers.QueryRunner;
import org.portolan.release.manifest.Release;
import org.portolan.site.arrangement.Arrangement;

/**
 * A query of the publication with its answer, as the release keeps them. Immutable.
 *
 * @param name         name in its address
 * @param text         the query
 * @param titles       its name by language, best first
 * @param descriptions what it answers, by language, best first
 * @param columns      headings of the columns that pages show, by variable and language, in their order
 * @param parameters   what a reader may give other values for
 * @param query        the query as it is asked without such values
 * @param answer       file of its answer in SPARQL results JSON
 */
public record SavedQuery(String name, String text, Map<String, String> titles, Map<String, String> descriptions,
                  Map<String, Map<String, String>> columns, List<QueryParameter> parameters, Query query,
                  Path answer) {
    private static final String FOLDER = "queries/";
    private static final Pattern HEADER = Pattern.compile("(?m)^#(title|description|column (\\w+)) (\\w+): (.*)$\\R?");
    private static final Pattern OTHER_HEADER = Pattern.compile("(?m)^#(parameter|example) .*$\\R?");
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^#example (\\S+)\\s*$");

    /** The queries of a release that have an answer, by name. */
    public static Map<String, SavedQuery> of(Release release, Arrangement arrangement) {
        return release.manifest().files().stream().map(file -> file.name())
                .filter(name -> name.startsWith(FOLDER) && name.endsWith(".srj"))
                .map(name -> name.substring(FOLDER.length(), name.length() - ".srj".length())).sorted()
                .collect(Collectors.toMap(name -> name, name -> read(release, name, arrangement), (one, other) -> one,
                        LinkedHashMap::new));
    }

    private static SavedQuery read(Release release, String name, Arrangement arrangement) {
        try {
            String text = Files.readString(release.folder().resolve(FOLDER + name + ".rq"), StandardCharsets.UTF_8);
            Map<String, String> titles = new LinkedHashMap<>();
            Map<String, String> descriptions = new LinkedHashMap<>();
            Map<String, Map<String, String>> columns = new LinkedHashMap<>();
            Matcher header = HEADER.matcher(text);
            while (header.find()) {
                Map<String, String> texts = header.group(2) != null
                        ? columns.computeIfAbsent(header.group(2), any -> new LinkedHashMap<>())
                        : header.group(1).equals("title") ? titles : descriptions;
                texts.put(header.group(3), header.group(4).strip());
            }
            columns.replaceAll((variable, texts) -> arrangement.ranked(texts));
            List<QueryParameter> parameters = QueryParameter.of(text, release.base());
            return new SavedQuery(name, text, arrangement.ranked(titles), arrangement.ranked(descriptions), columns,
                    parameters, QueryFactory.create(text, release.base()),
                    release.folder().resolve(FOLDER + name + ".srj"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The query without the headers that name it. */
    public String body() {
        return OTHER_HEADER.matcher(HEADER.matcher(text).replaceAll("")).replaceAll("").strip() + "\n";
    }

    /** What may follow the question mark of its address, as its headers show it. */
    public List<String> examples() {
        return EXAMPLE.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** True if it answers the same whenever it asks the same release. */
    public boolean isStable() {
        return !Volatility.isIn(query);
    }

    /** The columns that say where something is; empty if there are none. */
    public Optional<Coordinates> coordinates() {
        return Coordinates.of(query.getResultVars());
    }

    /** Writes the answer that the release keeps. */
    public void write(OutputStream out, QueryRunner.RowsWriter writer) throws IOException {
        try (InputStream json = Files.newInputStream(answer)) {
            writer.write(RowSetReader.createReader(ResultSetLang.RS_JSON).read(json, ARQ.getContext()), out);
        }
    }

    /** Reads the answer that the release keeps, as far as it is wanted. */
    public <T> T read(Function<RowSet, T> wanted) {
        try (InputStream json = Files.newInputStream(answer)) {
            return wanted.apply(RowSetReader.createReader(ResultSetLang.RS_JSON).read(json, ARQ.getContext()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * The variables that a page in a language shows: those with a heading, and of {@code x_en} and {@code x_de} the
     * reader's one.
     *
     * @param variables those of the answer
     */
    public List<String> shown(List<String> variables, String language, List<String> languages) {
        List<String> shown = new ArrayList<>();
        for (String variable : columns.isEmpty() ? variables : List.copyOf(columns.keySet())) {
            Optional<String> tag = languages.stream().filter(other -> variable.endsWith("_" + other)).findFirst();
            boolean inOtherLanguage = tag.isPresent() && !tag.get().equals(language)
                    && variables.contains(variable.substring(0, variable.length() - tag.get().length()) + language);
            if (!inOtherLanguage && variables.contains(variable)) {
                shown.add(variable);
            }
        }
        return shown;
    }

    /** Heading of a column; the words of the variable if it has none: {@code Own position} of {@code ownPosition}. */
    public String readableHeading(String variable, String language) {
        String heading = heading(variable, language);
        return heading.equals(variable) ? words(variable) : heading;
    }

    private static String words(String variable) {
        String words = variable.replaceAll("_+", " ").replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Heading of a column; the variable if it has none. */
    public String heading(String variable, String language) {
        String heading = Arrangement.in(language, columns.getOrDefault(variable, Map.of()));
        return Stream.of(heading, variable).filter(found -> !found.isEmpty()).findFirst().orElse("");
    }
}
