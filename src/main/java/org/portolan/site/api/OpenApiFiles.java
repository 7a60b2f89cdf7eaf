package org.portolan.site.api;

import static org.portolan.site.api.OpenApi.object;
import static org.portolan.site.api.OpenApi.pathParameter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.manifest.Release;
import org.portolan.site.http.Addresses;
import org.portolan.site.http.Representation;
import org.portolan.site.page.Texts;
import org.portolan.site.queries.QueryPages;
import org.portolan.site.reader.Reader;
import org.portolan.site.releases.ReleasePages;
import org.portolan.site.releases.TablePage;

/** In the description of the API: the files of the release, releases by their names, changes, terms and plain pages. */
final class OpenApiFiles {
    private static final String HTML = "text/html";
    private static final String CSV = "text/csv";
    private static final String JSON = "application/json";
    private static final String TABLES = "data/";
    private static final String SCHEMAS = "schemas/";

    private final Reader reader;
    private final Map<String, Object> paths = new LinkedHashMap<>();

    OpenApiFiles(Reader reader) {
        this.reader = reader;
    }

    Map<String, Object> paths() {
        dumps();
        descriptions();
        tables();
        schemas();
        releases();
        pages();
        return paths;
    }

    private void dumps() {
        List<String> dumps = names("data\\.[a-z]+\\.gz", "data.");
        if (!dumps.isEmpty()) {
            paths.put("/dumps/latest.{format}", OpenApi.get("files", "dump", reader.texts().get("dumps"),
                    List.of(choice("format", "format", dumps)),
                    Map.of("302", object("description", text("dump")))));
            one("releases", "/releases/{release}/data.{format}", "releaseDump", reader.texts().get("dumps"),
                    List.of(release(), choice("format", "format", dumps)), "application/gzip");
        }
        one("files", "/dumps/", "dumps", reader.texts().get("dumps"), List.of(), HTML);
    }

    private void descriptions() {
        String[] forms = Stream.of(Representation.values()).map(Representation::mediaType).toArray(String[]::new);
        one("files", "/catalog", "catalog", text("catalog"), List.of(), forms);
        reader.vocabularies().forEach(path ->
                one("things", path, "terms" + OpenApi.camel(path), reader.texts().get("ontology"), List.of(), forms));
        one("things", "/graph/{graph}", "graph", text("graph"), List.of(choice("graph", "graph",
                List.of("catalog", "ontology", "provenance"))), HTML);
        if (isThere("context.jsonld")) {
            one("files", "/context.jsonld", "context", text("context"), List.of(), "application/ld+json");
        }
        one("files", Addresses.API, "openApi", text("self"), List.of(), Addresses.API_TYPE);
        one("files", "/.well-known/api-catalog", "apiCatalog", text("self"), List.of(), ApiPages.CATALOG);
        paths.put("/.well-known/void", OpenApi.get("files", "void", text("catalog"), List.of(),
                Map.of("303", object("description", text("catalog")))));
    }

    private void tables() {
        if (isThere(TABLES + "csv-metadata.json")) {
            one("files", "/data/csv-metadata.json", "tables", text("tables"), List.of(), "application/csvm+json");
        }
        List<String> tables = names(TABLES + ".*\\.csv", TABLES);
        if (!tables.isEmpty()) {
            List<String> names = tables.stream().map(name -> name.substring(0, name.length() - TablePage.CSV.length()))
                    .toList();
            one("files", "/data/{name}.csv", "table", text("table"), List.of(choice("name", "table", names)), CSV);
            one("releases", "/releases/{release}/data/{name}", "releaseTablePage", text("tablePage"),
                    List.of(release(), choice("name", "table", names)), HTML);
            one("releases", "/releases/{release}/data/{name}.csv", "releaseTable", text("table"),
                    List.of(release(), choice("name", "table", names)), CSV);
        }
    }

    private void schemas() {
        List<String> schemas = names(SCHEMAS + ".*\\.json", SCHEMAS);
        if (!schemas.isEmpty()) {
            one("files", "/schemas/{schema}", "schema", reader.texts().get("schemas"),
                    List.of(choice("schema", "schema", schemas)), Addresses.SCHEMA_TYPE);
            one("files", "/schemas/", "schemas", reader.texts().get("schemas"), List.of(), HTML);
        }
    }

    private void releases() {
        Texts texts = reader.texts();
        one("releases", "/releases/", "releases", texts.get("releases"), List.of(), HTML);
        one("releases", "/releases/{release}/", "release", text("release"), List.of(release()), HTML);
        one("releases", "/releases/{release}/" + ReleasePages.MANIFEST, "manifest", text("manifest"),
                List.of(release()), JSON);
        firstThing().ifPresent(thing -> one("releases", "/releases/{release}/doc/{kind}/{key}", "releaseDoc",
                text("document"), List.of(release(),
                        pathParameter("kind", text("kind"), object("type", "string"), thing[0]),
                        pathParameter("key", text("key"), object("type", "string"), thing[1])),
                Stream.of(Representation.values()).map(Representation::mediaType).toArray(String[]::new)));
        one("releases", "/changes", "changes", texts.get("changes"), List.of(), HTML);
        one("releases", "/changes.json", "changesJson", texts.get("changes"), List.of(), JSON);
        one("releases", "/changes.atom", "changesFeed", texts.get("changes"), List.of(), "application/atom+xml");
    }

    /** Kind and key of a thing that there is. */
    private Optional<String[]> firstThing() {
        String prefix = reader.lookup().base() + "id/";
        return reader.arrangement().kinds().stream().flatMap(kind -> reader.things(kind).stream().limit(1))
                .findFirst().map(thing -> thing.getURI().substring(prefix.length()).split("/", 2));
    }

    private void pages() {
        Texts texts = reader.texts();
        one("pages", "/", "home", texts.get("home"), List.of(), HTML);
        one("pages", QueryPages.PATH, "queries", texts.get("queries"), List.of(), HTML);
        one("pages", "/about", "about", texts.get("about"), List.of(), HTML);
        one("pages", "/robots.txt", "robots", text("robots"), List.of(), "text/plain");
        one("pages", "/sitemap.xml", "siteMap", text("siteMap"), List.of(), "application/xml");
    }

    private Object release() {
        return pathParameter("release", text("releaseId"), object("type", "string", "pattern", "^" + Release.ID + "$"),
                reader.manifest().id());
    }

    private Object choice(String name, String description, List<String> values) {
        return pathParameter(name, text(description), object("type", "string", "enum", values), values.get(0));
    }

    private void one(String tag, String path, String id, String summary, List<Object> parameters, String... types) {
        paths.put(path, OpenApi.get(tag, id, summary, parameters, Map.of("200",
                object("description", summary, "content", OpenApi.plain(Stream.of(types))))));
    }

    private List<String> names(String pattern, String prefix) {
        return reader.manifest().files().stream().map(Manifest.File::name).filter(name -> name.matches(pattern))
                .map(name -> name.substring(prefix.length())).toList();
    }

    private boolean isThere(String file) {
        return reader.manifest().files().stream().anyMatch(one -> one.name().equals(file));
    }

    private String text(String key) {
        return reader.texts().get("api." + key);
    }
}
