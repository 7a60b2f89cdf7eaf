package org.portolan.site.answers;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;

/** The forms in which the answer of a saved query comes, the page first. */
public enum AnswerForm {
    HTML("html", "HTML", "text/html", "text/html; charset=utf-8"),
    CSV("csv", "CSV", "text/csv", "text/csv; charset=utf-8"),
    JSON("json", "JSON", "application/sparql-results+json"),
    XLSX("xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    GEO_JSON("geojson", "GeoJSON", "application/geo+json"),
    TSV("tsv", "TSV", "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
    XML("xml", "XML", "application/sparql-results+xml"),
    /** The query itself. */
    RQ("rq", "SPARQL", "application/sparql-query");

    private final String extension;
    private final String label;
    private final String mediaType;
    private final String contentType;

    AnswerForm(String extension, String label, String mediaType) {
        this(extension, label, mediaType, mediaType);
    }

    AnswerForm(String extension, String label, String mediaType, String contentType) {
        this.extension = extension;
        this.label = label;
        this.mediaType = mediaType;
        this.contentType = contentType;
    }

    /** The forms that a query has: those of a map only if its rows have coordinates. */
    public static List<AnswerForm> of(SavedQuery query) {
        return Arrays.stream(values()).filter(form -> form != GEO_JSON || query.coordinates().isPresent()).toList();
    }

    /** The form that ends an address. */
    public static Optional<AnswerForm> ofExtension(String path) {
        return Arrays.stream(values()).filter(form -> path.endsWith("." + form.extension)).findFirst();
    }

    /** What ends addresses, without a point. */
    public String extension() {
        return extension;
    }

    /** What links call it. */
    public String label() {
        return label;
    }

    /** What clients accept it by, without parameters. */
    public String mediaType() {
        return mediaType;
    }

    /** The value of {@code Content-Type}. */
    public String contentType() {
        return contentType;
    }

    /** The media types by which it may be asked for, its own first. */
    public List<String> mediaTypes() {
        return this == JSON ? List.of(mediaType, "application/json") : List.of(mediaType);
    }

    /** True if words of the reader's language stand in it. */
    public boolean isInLanguage() {
        return this == HTML || this == XLSX;
    }

    /** What Jena writes it with; empty if we write it. */
    public Optional<Lang> syntax() {
        return switch (this) {
            case CSV -> Optional.of(ResultSetLang.RS_CSV);
            case JSON -> Optional.of(ResultSetLang.RS_JSON);
            case TSV -> Optional.of(ResultSetLang.RS_TSV);
            case XML -> Optional.of(ResultSetLang.RS_XML);
            default -> Optional.empty();
        };
    }
}
