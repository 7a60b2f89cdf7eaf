package org.portolan.release;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDF2;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;
import org.portolan.check.files.InputFile;
import org.portolan.check.files.Sha256;
import org.portolan.check.publication.Publication;
import org.portolan.release.description.Catalog;
import org.portolan.release.description.Coverage;
import org.portolan.release.description.Statistics;
import org.portolan.release.dumps.Dump;
import org.portolan.release.dumps.DumpWriter;
import org.portolan.release.dumps.JsonLdWriter;
import org.portolan.release.dumps.Line;
import org.portolan.release.dumps.SortedLines;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.json.JsonDescriptions;
import org.portolan.release.json.Use;
import org.portolan.release.manifest.Manifest;

/** Writes the files of a candidate, and proves the dumps by reading them back. */
final class ReleaseFiles {
    private static final String TABLES = "data/";
    /** The lines come first: the other formats are written from what Jena reads in them. */
    private static final List<Dump> DATA =
            List.of(Dump.N_QUADS, Dump.N_TRIPLES, Dump.TURTLE, Dump.TRIG, Dump.JSON_LD);

    private final Publication publication;
    private final Content content;
    private final String id;
    private final Path folder;
    private final DumpWriter writer;
    private final List<Manifest.File> files = new ArrayList<>();
    private final Map<Dump, Long> statements = new EnumMap<>(Dump.class);
    private final Use use;

    ReleaseFiles(Publication publication, Content content, String id, Path folder) {
        this.publication = publication;
        this.content = content;
        this.id = id;
        this.folder = folder;
        this.writer = new DumpWriter(folder);
        this.use = new Use(publication.base());
    }

    /** Writes all files but the manifest, and lists them by name. */
    List<Manifest.File> write() throws IOException {
        for (Dump dump : DATA) {
            files.add(writer.write(dump.fileName(), out -> write(dump, out)));
            statements.put(dump, (dump.holdsOntology() ? content.both() : content.data()).count());
        }
        writeLines(Dump.PROVENANCE, content.provenance(id));
        writeLines(Dump.CATALOG, catalog());
        copyTables();
        writeJsonDescriptions();
        files.sort(Comparator.comparing(Manifest.File::name));
        return List.copyOf(files);
    }

    /**
     * Reads every dump with Jena.
     *
     * @throws ReleaseException if one does not hold as many statements as were written
     */
    void readBack() {
        statements.forEach((dump, written) -> {
            long read = dump.count(folder);
            if (read != written) {
                throw new ReleaseException(folder.resolve(dump.fileName()),
                        "holds " + read + " statements of " + written);
            }
        });
    }

    private void write(Dump dump, OutputStream out) throws IOException {
        switch (dump) {
            case N_QUADS -> content.both().writeTo(out);
            case N_TRIPLES -> content.data().writeTo(out);
            case TURTLE -> Dump.N_TRIPLES.read(folder, prefixed(out, RDFFormat.TURTLE_BLOCKS));
            case TRIG -> writeTrig(prefixed(out, RDFFormat.TRIG_BLOCKS));
            case JSON_LD -> Dump.N_TRIPLES.read(folder, new JsonLdWriter(out, content.prefixes()));
            default -> throw new IllegalStateException(dump + " is written from other statements");
        }
    }

    /** The whole default graph before the ontology, so that each graph is one block. */
    private void writeTrig(StreamRDF trig) {
        trig.start();
        Dump.N_QUADS.read(folder, new StreamRDFBase() {
            @Override
            public void triple(Triple triple) {
                trig.triple(triple);
            }
        });
        Dump.N_QUADS.read(folder, new StreamRDFBase() {
            @Override
            public void quad(Quad quad) {
                trig.quad(quad);
            }
        });
        trig.finish();
    }

    private StreamRDF prefixed(OutputStream out, RDFFormat format) {
        StreamRDF stream = StreamRDFWriter.getWriterStream(out, format);
        content.prefixes().forEach(stream::prefix);
        return stream;
    }

    private SortedLines catalog() {
        SortedLines lines = new SortedLines();
        String graph = publication.base() + "graph/catalog";
        Catalog catalog = new Catalog(publication.base(), id, publication.description().graph(),
                triple -> lines.add(Line.of(triple, graph)));
        catalog.describe(id);
        catalog.endpoint();
        catalog.tables(TABLES + "csv-metadata.json");
        for (int i = 0; i < DATA.size(); i++) {
            catalog.distribution(DATA.get(i), files.get(i));
        }
        Statistics statistics = new Statistics(publication.base());
        Coverage coverage = new Coverage();
        Dump.N_TRIPLES.read(folder, new StreamRDF2(new StreamRDF2(statistics, coverage), use));
        catalog.content(statistics);
        catalog.coverage(coverage);
        return lines;
    }

    private void writeLines(Dump dump, SortedLines lines) throws IOException {
        files.add(writer.write(dump.fileName(), lines::writeTo));
        statements.put(dump, lines.count());
    }

    /** Context and schemas follow from all that a document can say: data, what rows say to claims, the catalogue. */
    private void writeJsonDescriptions() throws IOException {
        content.comparisons(use::triple);
        content.terms().stream().sorted(Comparator.comparing(Line::of)).forEach(use::triple);
        Dump.CATALOG.read(folder, use);
        for (Map.Entry<String, byte[]> document : JsonDescriptions.of(publication.base(), content.terms(),
                publication.terms().vocabularies(), use).entrySet()) {
            Path file = folder.resolve(document.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, document.getValue());
            files.add(new Manifest.File(document.getKey(), document.getValue().length, Sha256.of(document.getValue())));
        }
    }

    /** Copies the tables and their metadata; a file that was changed since it was checked is refused. */
    private void copyTables() throws IOException {
        Files.createDirectories(folder.resolve(TABLES));
        for (InputFile file : publication.input()) {
            if (file.name().startsWith(TABLES)) {
                Path copy = folder.resolve(file.name());
                Files.copy(file.path(), copy);
                if (!Sha256.of(copy).equals(file.sha256())) {
                    throw new ReleaseException(file.path(),
                            "has been changed while the release was made; make it again");
                }
                files.add(new Manifest.File(file.name(), Files.size(copy), file.sha256()));
            }
        }
    }
}
