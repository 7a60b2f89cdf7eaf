package org.portolan.csvw.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.portolan.csvw.metadata.Dialect;
import org.portolan.csvw.spreadsheet.Writing;
import org.portolan.problem.ProblemSink;

/**
 * First metadata for tables: names, datatypes, languages, keys and references as a sample of their rows suggests them.
 *
 * @see <a href="https://www.w3.org/TR/tabular-metadata/">Metadata Vocabulary for Tabular Data</a>
 */
public final class MetadataDraft {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern LANGUAGE = Pattern.compile("(.+)_([a-z]{2})");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final int ENOUGH = 3;
    private static final int MOST_LINES = 5;

    private final List<TableSample> tables;
    private final Map<String, List<String>> doubts = new LinkedHashMap<>();

    private MetadataDraft(List<TableSample> tables) {
        this.tables = tables;
    }

    /**
     * Reads samples.
     *
     * @param files    tables; they lie in the folder in which the metadata will lie
     * @param rows     how many rows of each are read at most
     * @param problems hears what is wrong with a file as CSV
     */
    public static MetadataDraft of(List<Path> files, int rows, ProblemSink problems) throws IOException {
        List<TableSample> tables = new ArrayList<>();
        for (Path file : files) {
            tables.add(TableSample.of(file, rows, problems));
        }
        return new MetadataDraft(tables);
    }

    /** The metadata document, indented, ending with a line end. */
    public String text() {
        doubts.clear();
        ObjectNode group = JSON.objectNode().put("@context", "http://www.w3.org/ns/csvw");
        ArrayNode described = group.putArray("tables");
        tables.forEach(table -> described.add(table(table)));
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(group) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * What its author should look at: sentences, each with the columns that it is about; told by the last {@link
     * #text}.
     */
    public Map<String, List<String>> doubts() {
        return new LinkedHashMap<>(doubts);
    }

    private void doubt(String sentence, TableSample table, String about) {
        doubts.computeIfAbsent(sentence, any -> new ArrayList<>())
                .add("%s: %s".formatted(table.file().getFileName(), about));
    }

    private ObjectNode table(TableSample table) {
        ObjectNode described = JSON.objectNode().put("url", table.file().getFileName().toString());
        dialect(table, described);
        ragged(table);
        ObjectNode schema = described.putObject("tableSchema");
        table.key().ifPresent(key -> schema.put("aboutUrl", "#{%s}".formatted(key.name())));
        ArrayNode columns = schema.putArray("columns");
        table.columns().forEach(column -> columns.add(column(table, column)));
        table.key().ifPresentOrElse(key -> schema.put("primaryKey", key.name()),
                () -> doubt("no column is sure to tell the rows apart, so there is no key", table, "all columns"));
        table.key().filter(key -> !TableSample.isCalledKey(key)).ifPresent(key -> doubt("taken for the key", table,
                "%s, which differs in all %d rows of the sample".formatted(key.title(), table.rows().number())));
        ArrayNode references = JSON.arrayNode();
        table.columns().forEach(
                column -> referred(table, column).ifPresent(other -> references.add(reference(table, column, other))));
        if (!references.isEmpty()) {
            schema.set("foreignKeys", references);
        }
        return described;
    }

    private void ragged(TableSample table) {
        if (!table.rows().ragged().isEmpty()) {
            doubt("rows have more or fewer cells than the header, which convert calls errors", table,
                    table.rows().ragged().stream().limit(MOST_LINES).map(line -> "line " + line)
                            .collect(Collectors.joining(", ")));
        }
    }

    private void dialect(TableSample table, ObjectNode described) {
        ObjectNode dialect = JSON.objectNode();
        Writing writing = table.layout().writing();
        if (!writing.delimiter().equals(Dialect.DEFAULT.delimiter())) {
            dialect.put("delimiter", writing.delimiter());
        }
        if (!writing.encoding().equals(StandardCharsets.UTF_8)) {
            dialect.put("encoding", writing.encoding().name());
        }
        if (table.layout().skipRows() > 0) {
            dialect.put("skipRows", table.layout().skipRows());
            doubt("what stands above the header is no data", table, String.join(" / ", table.rows().above()));
        } else if (writing.comment().isPresent()) {
            doubt("lines that begin with \"#\" are taken for comments", table,
                    String.join(" / ", table.rows().above()));
        }
        if (table.rows().hasBlank()) {
            dialect.put("skipBlankRows", true);
        }
        if (writing.comment().isPresent() || !dialect.isEmpty()) {
            dialect.put("commentPrefix", writing.comment().orElse(null));
        }
        if (!dialect.isEmpty()) {
            described.set("dialect", dialect);
        }
    }

    private ObjectNode column(TableSample table, ColumnSample column) {
        ObjectNode described = JSON.objectNode().put("name", column.name()).put("titles", column.title());
        Optional<Matcher> language = language(table, column);
        language.ifPresent(parts -> described.put("lang", parts.group(2)).put("propertyUrl", "#" + parts.group(1)));
        if (language.isEmpty() && referred(table, column).isEmpty()) {
            DatatypeGuess guess = DatatypeGuess.of(column, NumberGuess.of(table.columns()));
            guess.datatype().ifPresent(datatype -> described.set("datatype", datatype));
            guess.doubt().ifPresent(sentence -> doubt(sentence, table,
                    column.title() + (guess.example().isEmpty() ? "" : ": " + guess.example())));
        }
        if (!column.missing().isEmpty()) {
            ArrayNode nulls = described.putArray("null").add("");
            column.missing().forEach(nulls::add);
            doubt("taken to mean that nothing is known", table,
                    "%s: %s".formatted(column.title(), String.join(", ", column.missing())));
        }
        if (table.key().filter(column::equals).isPresent()) {
            described.put("required", true);
        }
        return described;
    }

    /** Stem and language of {@code name_de}, if the same stem stands there in another language too. */
    private static Optional<Matcher> language(TableSample table, ColumnSample column) {
        Matcher own = LANGUAGE.matcher(column.name());
        if (!own.matches() || !LANGUAGES.contains(own.group(2))) {
            return Optional.empty();
        }
        boolean hasSister = table.columns().stream().map(other -> LANGUAGE.matcher(other.name()))
                .anyMatch(other -> other.matches() && other.group(1).equals(own.group(1))
                        && !other.group(2).equals(own.group(2)) && LANGUAGES.contains(other.group(2)));
        return hasSister ? Optional.of(own) : Optional.empty();
    }

    /** The table whose keys hold all values of the column: one that the column is called after, else the first. */
    private Optional<TableSample> referred(TableSample table, ColumnSample column) {
        boolean isKey = table.key().filter(column::equals).isPresent();
        List<TableSample> holders = isKey || !column.missing().isEmpty() || column.values().isEmpty() ? List.of()
                : tables.stream().filter(
                        other -> other.key().filter(key -> key.values().containsAll(column.values())).isPresent())
                        .toList();
        return holders.stream().filter(other -> isCalledAfter(column, other)).findFirst()
                .or(() -> isTelling(column) ? holders.stream().findFirst() : Optional.empty());
    }

    private ObjectNode reference(TableSample table, ColumnSample column, TableSample other) {
        doubt("taken for a reference", table, "%s -> %s".formatted(column.title(), other.file().getFileName()));
        ObjectNode reference = JSON.objectNode().put("columnReference", column.name());
        reference.putObject("reference").put("resource", other.file().getFileName().toString())
                .put("columnReference", other.key().orElseThrow().name());
        return reference;
    }

    private static boolean isCalledAfter(ColumnSample column, TableSample other) {
        String stem = other.name().toLowerCase(Locale.ROOT).replaceFirst("(ies|es|s|n|en)$", "");
        return stem.length() > 2 && column.name().contains(stem);
    }

    /** Small numbers are keys of many tables, and so are two or three words. */
    private static boolean isTelling(ColumnSample column) {
        return column.values().size() >= ENOUGH
                && column.values().stream().noneMatch(value -> value.matches("[0-9.,-]+|true|false"));
    }
}
