package org.portolan.site.releases;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.manifest.Release;
import org.portolan.release.verification.ManifestSignature;
import org.portolan.site.arrangement.Arrangement;
import org.portolan.site.arrangement.Kind;
import org.portolan.site.documents.Documents;
import org.portolan.site.http.Addresses;
import org.portolan.site.http.Exchange;
import org.portolan.site.page.Templates;
import org.portolan.site.page.Value;
import org.portolan.site.reader.PlainPages;
import org.portolan.site.reader.Reader;

/**
 * The files of the release: dumps with their checksums, tables and their metadata. Only what the manifest names is
 * there.
 */
public final class ReleaseFiles {
    private static final String SCHEMAS = "schemas/";
    private static final Map<String, String> TYPES = Map.of(".gz", "application/gzip", ".csv",
            "text/csv; charset=utf-8; header=present",
            "-metadata.json", "application/csvm+json", ".json", "application/json", ".jsonld", "application/ld+json",
            ".srj", "application/sparql-results+json",
            ".ttl", "text/turtle; charset=utf-8");

    private static final String LATEST = "/dumps/latest";

    private final Reader reader;
    private final Exchange exchange;
    private final Templates templates;

    public ReleaseFiles(Reader reader, Exchange exchange, Templates templates) {
        this.reader = reader;
        this.exchange = exchange;
        this.templates = templates;
    }

    /**
     * Answers with a file or the page of a folder; what is neither is left to {@link Documents}.
     *
     * @param path of the request: {@code /context.jsonld}, or below {@code /dumps/}, {@code /data/} or
     *             {@code /schemas/}
     */
    public void answer(String path) throws IOException {
        String release = "/releases/" + reader.manifest().id() + "/";
        if (path.equals("/dumps/") || path.equals("/dumps")) {
            list();
        } else if (path.matches(LATEST + "\\.[a-z.]+")) {
            exchange.redirect(HttpServletResponse.SC_FOUND,
                    release + "data" + path.substring(LATEST.length()) + (path.endsWith(".gz") ? "" : ".gz"));
        } else if (path.equals("/" + SCHEMAS) || path.equals("/schemas")) {
            schemas();
        } else if (path.startsWith("/data/") || path.startsWith("/" + SCHEMAS) || path.equals("/context.jsonld")) {
            exchange.set("Cache-Control", "public, no-cache");
            file(path.substring(1), path);
        } else {
            new Documents(reader, exchange, templates).resource(path);
        }
    }

    private void file(String name, String path) throws IOException {
        Optional<Manifest.File> listed = listed(reader.manifest(), name);
        if (listed.isPresent()) {
            write(reader.live().release(), listed.get());
        } else {
            new Documents(reader, exchange, templates).resource(path);
        }
    }

    /** A file that a release lists. */
    public static Optional<Manifest.File> listed(Manifest manifest, String name) {
        return manifest.files().stream().filter(file -> file.name().equals(name)).findFirst();
    }

    /** A file of a release by its name, which never changes. */
    public void cite(Release release, Manifest.File file) throws IOException {
        String name = file.name();
        boolean isForReaders = name.startsWith("data/") || name.startsWith(SCHEMAS) || name.endsWith(".rq")
                || name.equals("context.jsonld");
        exchange.cacheForEver(name.startsWith("data.") ? LATEST + name.substring("data".length())
                : isForReaders ? "/" + name : "/dumps/");
        write(release, file);
    }

    private void write(Release release, Manifest.File listed) throws IOException {
        if (exchange.isKnown(listed.sha256())) {
            return;
        }
        if (listed.name().endsWith(".csv")) {
            exchange.add("Link", "</data/csv-metadata.json>; rel=\"describedby\"; type=\"application/csvm+json\"");
        }
        HttpServletResponse response = exchange.response();
        response.setHeader("Content-Type", type(listed.name()));
        response.setContentLengthLong(listed.bytes());
        Exchange.Sending sending = () -> release.write(listed, response.getOutputStream());
        if (release.id().equals(reader.manifest().id())) {
            exchange.write(sending);
        } else { // the lease is that of another release, and an open file stays though its folder goes
            exchange.writeUnheld(sending);
        }
    }

    /** A file as it is. */
    void write(Path file, String type) throws IOException {
        HttpServletResponse response = exchange.response();
        response.setHeader("Content-Type", type);
        response.setContentLengthLong(Files.size(file));
        exchange.write(() -> Files.copy(file, response.getOutputStream()));
    }

    private static String type(String name) {
        return name.startsWith(SCHEMAS) ? Addresses.SCHEMA_TYPE
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
        new PlainPages(reader, exchange, templates).write(HttpServletResponse.SC_OK, reader.texts().get("json"),
                List.of(Value.text(reader.texts().get("jsonText"))),
                List.of(Value.link("/context.jsonld", "/context.jsonld")),
                Optional.of(new Value.Table(reader.texts().get("schemas"), headings, rows)));
    }

    /** A size in words of the reader's language, in thousands of bytes from one thousand on. */
    private String size(long bytes) {
        Locale locale = Locale.forLanguageTag(reader.texts().language());
        return bytes < 1000 ? bytes + " B" : String.format(locale, "%,.1f kB", bytes / 1000.0);
    }

    private void list() throws IOException {
        new PlainPages(reader, exchange, templates).write(HttpServletResponse.SC_OK, reader.texts().get("dumps"),
                List.of(Value.text(reader.texts().get("dumpsText"))),
                Stream.concat(proofs(reader.live().release()).stream(),
                        Stream.of(Value.link(reader.texts().get("releases"), "/releases/"))).toList(), reader.credits(),
                Optional.of(table(reader.manifest(), true)));
    }

    /** What the files of a release can be verified with: its manifest, and the signature of that if it has one. */
    static List<Value> proofs(Release release) {
        return Stream.of(ReleasePages.MANIFEST, ManifestSignature.NAME)
                .filter(name -> Files.isRegularFile(release.folder().resolve(name)))
                .map(name -> Value.link(name, "/releases/" + release.id() + "/" + name)).toList();
    }

    /** The files of a release with their sizes and checksums. */
    Value.Table table(Manifest manifest, boolean areThere) {
        String release = "/releases/" + manifest.id() + "/";
        List<List<List<Value>>> rows = manifest.files().stream().map(file -> List.of(
                List.of(areThere ? Value.link(file.name(), release + file.name()) : Value.text(file.name())),
                List.of(Value.text(size(file.bytes()))), List.of(Value.text(file.sha256())))).toList();
        return new Value.Table(reader.texts().get("release", manifest.id()),
                List.of(reader.texts().get("file"), reader.texts().get("size"), "SHA-256"), rows);
    }
}
