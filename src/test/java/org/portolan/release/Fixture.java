package org.portolan.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.portolan.check.CheckedPublication;
import org.portolan.check.claims.ComparedClaims;
import org.portolan.check.publication.Publication;
import org.portolan.csvw.ConversionSummary;
import org.portolan.problem.Problems;
import org.portolan.release.dumps.Dump;
import org.portolan.release.folder.Releases;
import org.portolan.release.guards.Allowance;
import org.portolan.release.manifest.Program;
import org.portolan.release.manifest.Release;

/** A publication about invented ships and ports, checked and converted by hand. */
public final class Fixture {
    public static final String BASE = "https://example.org/";
    public static final Program PROGRAM = new Program("1", "00112233");
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final List<String> DATA = List.of(
            "<id/ship/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <ns#Ship> .",
            "<id/ship/a> <http://www.w3.org/2000/01/rdf-schema#label> \"Möwe\"@de .",
            "<id/ship/a> <http://www.w3.org/2000/01/rdf-schema#label> \"Gull \\\"G\\\"\\n\\t\uD83D\uDEA2\"@en-GB .",
            "<id/ship/a> <ns#length> \"12\"^^<http://www.w3.org/2001/XMLSchema#integer> .",
            "<id/ship/a> <ns#at> <geo:48.2,16.4> .",
            "<id/ship/a> <ns#same> <http://elsewhere.example/item/1> .",
            "<id/ship/b> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <ns#Ship> .",
            "<id/ship/b> <http://www.w3.org/2000/01/rdf-schema#label> \"\uFF42\" .",
            "<id/ship/b> <ns#since> \"2022-06\"^^<http://id.loc.gov/datatypes/edtf/EDTF> .",
            "<id/ship/b> <ns#same> <http://elsewhere.example/item/2/> .",
            "<id/ship/b> <ns#page> <http://single.example/b> .",
            "<data/ships.csv#row=2> <http://purl.org/dc/terms/creator> <id/ship/b> .",
            "<id/ship/b> <ns#sister> <id/ship/a> .",
            "<id/ship/b> <ns#sister> <id/ship/a> .");
    private static final String DATASET = """
            @prefix dcterms: <http://purl.org/dc/terms/> .
            <> <http://rdfs.org/ns/void#uriSpace> "https://example.org/" ; dcterms:title "Ships"@en , "Schiffe"@de ;
              dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
              dcterms:publisher [ <http://xmlns.com/foaf/0.1/name> "The harbour" ] ;
              dcterms:modified "2026-01-01"^^<http://www.w3.org/2001/XMLSchema#date> .
            """;

    private final Path root;

    public Fixture(Path root) throws IOException {
        this.root = root;
        write("data/ships.csv", "key,label\na,Möwe\nb,b\n");
        write("data/csv-metadata.json", "{\"@context\": \"http://www.w3.org/ns/csvw\", \"url\": \"ships.csv\"}");
        write("data/dataset.ttl", DATASET);
        write("ontology/ns.ttl", """
                @prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
                @prefix owl: <http://www.w3.org/2002/07/owl#> .
                @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                @prefix ns: <ns#> .
                ns:Ship a owl:Class ; rdfs:label "Ship"@en ; rdfs:seeAlso [ rdfs:label "a blank one" ] .
                """);
    }

    public void write(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    public Releases releases() {
        return new Releases(root.resolve("releases"));
    }

    public Publication publication() {
        return publication(Optional.empty());
    }

    private Publication publication(Optional<String> base) {
        Problems problems = new Problems();
        Path data = root.resolve("data");
        Path ontology = root.resolve("ontology");
        Publication publication = Publication.open(data, ontology, base, problems).orElseThrow();
        if (problems.hasErrors()) {
            throw new IllegalStateException(problems.list().toString());
        }
        return publication;
    }

    public CheckedPublication checked() throws IOException {
        return checked(Optional.empty());
    }

    public CheckedPublication checked(Optional<String> base) throws IOException {
        return checked(DATA, base);
    }

    /** With a third ship, which goes with the next release that is made of the others alone. */
    public CheckedPublication checkedWithOneMore() throws IOException {
        List<String> lines = new ArrayList<>(DATA);
        lines.add("<id/ship/c> <http://www.w3.org/2000/01/rdf-schema#label> \"c\" .");
        return checked(lines, Optional.empty());
    }

    public CheckedPublication checkedInOtherOrder(long seed) throws IOException {
        List<String> lines = new ArrayList<>(DATA);
        Collections.shuffle(lines, new Random(seed));
        return checked(lines, Optional.empty());
    }

    private CheckedPublication checked(List<String> data, Optional<String> given) throws IOException {
        String base = given.orElse(BASE);
        write("work/data.nt", absolute(data, base));
        write("work/rows.nt", absolute(List.of(
                "<data/ships.csv#row=2> <http://www.w3.org/ns/csvw#describes> <id/ship/a> .",
                "<data/ships.csv#row=3> <http://www.w3.org/ns/csvw#describes> <id/ship/b> ."), base));
        Publication publication = publication(given);
        return new CheckedPublication(publication, root.resolve("work/data.nt"), root.resolve("work/rows.nt"),
                publication.terms().skolemised(), new ConversionSummary(1, 2, data.size()),
                ComparedClaims.NONE);
    }

    private static String absolute(List<String> lines, String base) {
        return String.join("\n", lines).replaceAll("<(id|ns|data)([/#])", "<" + base + "$1$2") + "\n";
    }

    public static Builder builder() {
        return builderAt(NOON);
    }

    public static Builder builderAt(Instant time) {
        return new Builder(new ReleaseBuilder(PROGRAM, Clock.fixed(time, ZoneOffset.UTC)));
    }

    public static Builder builderLater(Program program) {
        return new Builder(new ReleaseBuilder(program, Clock.fixed(NOON.plusSeconds(60), ZoneOffset.UTC)));
    }

    /** The statements of a dump. */
    public static DatasetGraph read(Release release, Dump dump) {
        DatasetGraph dataset = DatasetGraphFactory.create();
        dump.read(release.folder(), StreamRDFLib.dataset(dataset));
        return dataset;
    }

    /** A builder of releases that take nothing away. */
    public record Builder(ReleaseBuilder builder) {
        public Release build(CheckedPublication checked, Releases releases) {
            Problems problems = new Problems();
            return builder.build(checked, releases, Allowance.STANDARD, problems)
                    .orElseThrow(() -> new IllegalStateException(problems.list().toString()));
        }
    }
}
