package org.portolan.site;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.portolan.release.Manifest;
import org.portolan.release.ManifestSignature;

/**
 * The files of the release: dumps with their checksums, tables and their metadata. Only what the manifest names is
 * there.
 */
final class Files {
    /** The media type of JSON Schema. */
    static final String SCHEMA = "application/schema+json";

    private static final String SCHEMAS = "schemas/";
    private static final String SIGNATURE = "text/plain; charset=us-ascii";
    private static final String MANIFEST = "manifest.json";
    private static final Map<String, String> TYPES = Map.of(".gz", "application/gzip", ".csv",
            "text/csv; charset=utf-8; header=present",
            "-metadata.json", "application/csvm+json", ".json", "application/json", ".sig", SIGNATURE,
            ".jsonld", "application/ld+json",
            ".ttl", "text/turtle; charset=utf-8");

    private final Reader reader;
    private final Exchange exchange;
    private final Pages pages;

    Files(Reader reader, Exchange exchange, Pages pages) {
        this.reader = reader;
        this.exchange = exchange;
        this.pages = pages;
    }

    void answer(String path) throws IOException {
        String release = "/releases/" + reader.manifest().id() + "/";
        if (path.equals("/dumps/") || path.equals("/dumps")) {
            list();
        } else if (path.matches("/dumps/latest\\.[a-z.]+")) {
            exchange.redirect(HttpServletResponse.SC_FOUND,
                    release + "data" + path.substring("/dumps/latest".length()) + (path.endsWith(".gz") ? "" : ".gz"));
        } else if (path.startsWith(release) && path.length() > release.length()) {
            // A release may be signed later; all else of it stays as it is.
            exchange.set("Cache-Control", path.endsWith("/" + ManifestSignature.NAME) ? "public, no-cache"
                    : "public, max-age=31536000, immutable");
            file(path.substring(release.length()), path);
        } else if (path.equals("/" + SCHEMAS) || path.equals("/schemas")) {
            schemas();
        } else if (path.startsWith("/data/") || path.startsWith("/" + SCHEMAS) || path.equals("/context.jsonld")) {
            exchange.set("Cache-Control", "public, no-cache");
            file(path.substring(1), path);
        } else {
            new Documents(reader, exchange, pages).resource(path);
        }
    }

    private void file(String name, String path) throws IOException {
        boolean isManifest = name.equals(MANIFEST) || name.equals(ManifestSignature.NAME) && isSigned();
        Optional<Manifest.File> listed = reader.manifest().files().stream().filter(file -> file.name().equals(name))
                .findFirst();
        if (listed.isEmpty() && !isManifest) {
            new Documents(reader, exchange, pages).resource(path);
            return;
        }
        if (listed.isPresent() && exchange.isKnown(listed.get().sha256())) {
            return;
        }
        if (name.endsWith(".csv")) {
            exchange.add("Link", "</data/csv-metadata.json>; rel=\"describedby\"; type=\"application/csvm+json\"");
        }
        Path file = reader.live().release().folder().resolve(name);
        HttpServletResponse response = exchange.response();
        response.setHeader("Content-Type", type(name));
        response.setContentLengthLong(java.nio.file.Files.size(file));
        java.nio.file.Files.copy(file, response.getOutputStream());
    }

    private boolean isSigned() {
        return java.nio.file.Files.isRegularFile(reader.live().release().folder().resolve(ManifestSignature.NAME));
    }

    private static String type(String name) {
        return name.startsWith(SCHEMAS) ? SCHEMA
                : TYPES.entrySet().stream().filter(entry -> name.endsWith(entry.getKey()))
                .max(java.util.Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue).orElse("application/octet-stream");
    }

    /** How the documents read as JSON: the context, and the schema of each kind of thing. */
    private void schemas() throws IOException {
        List<List<List<Value>>> rows = new ArrayList<>();
        for (Kind kind : reader.arrangement().kinds()) {
            String schema = SCHEMAS + kind.key() + ".json";
            if (reader.manifest().files().stream().anyMatch(file -> file.name().equals(schema))) {
                rows.add(List.of(
                        List.of(Value.link(Arrangement.in(reader.texts().language(), kind.plural()),
                                "/list/" + kind.key())),
                        List.of(Value.link("/" + schema, "/" + schema))));
            }
        }
        List<String> headings = List.of(reader.texts().get("things"), "JSON Schema");
        new PlainPages(reader, exchange, pages).write(HttpServletResponse.SC_OK, reader.texts().get("json"),
                List.of(Value.text(reader.texts().get("jsonText"))),
                List.of(Value.link("/context.jsonld", "/context.jsonld")),
                Optional.of(new Value.Table(reader.texts().get("schemas"), headings, rows)));
    }

    /** A size in words of the reader's language, in thousands of bytes from one thousand on. */
    private String size(long bytes) {
        Locale locale = Locale.forLanguageTag(reader.texts().language());
        return bytes < 1000 ? bytes + " B" : String.format(locale, "%,.1f kB", bytes / 1000.0);
    }

    /** What the files can be verified with. */
    private List<Value> manifest(String release) {
        List<Value> links = new ArrayList<>(List.of(Value.link(MANIFEST, release + MANIFEST)));
        if (isSigned()) {
            links.add(Value.link(ManifestSignature.NAME, release + ManifestSignature.NAME));
        }
        return links;
    }

    private void list() throws IOException {
        List<List<List<Value>>> rows = new ArrayList<>();
        String release = "/releases/" + reader.manifest().id() + "/";
        for (Manifest.File file : reader.manifest().files()) {
            rows.add(List.of(List.of(Value.link(file.name(), release + file.name())),
                    List.of(Value.text(size(file.bytes()))), List.of(Value.text(file.sha256()))));
        }
        List<String> headings = List.of(reader.texts().get("file"), reader.texts().get("size"), "SHA-256");
        new PlainPages(reader, exchange, pages).write(HttpServletResponse.SC_OK, reader.texts().get("dumps"),
                List.of(Value.text(reader.texts().get("dumpsText"))), manifest(release), reader.credits(),
                Optional.of(new Value.Table(reader.texts().get("release", reader.manifest().id()), headings, rows)));
    }
}
