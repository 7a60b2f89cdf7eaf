package org.portolan.release;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;
import org.portolan.check.CheckedPublication;
import org.portolan.check.InputFile;

/** Makes releases. Thread-safe; two builds in one folder exclude each other. */
public final class ReleaseBuilder {
    private static final List<Dump> DATA = List.of(Dump.N_QUADS, Dump.TRIG, Dump.TURTLE, Dump.JSON_LD, Dump.N_TRIPLES);

    private final Program program;
    private final Clock clock;

    /**
     * @param program what is running
     * @param clock   tells the manifest when the release was made, and nothing else
     */
    public ReleaseBuilder(Program program, Clock clock) {
        this.program = program;
        this.clock = clock;
    }

    /**
     * Makes a release of a publication and moves {@code current} to it; takes the one there is if it is the same and whole.
     *
     * @throws ReleaseException if a folder or file cannot be read or written; what was live stays so
     */
    public Release build(CheckedPublication checked, Releases releases) {
        try (ReleaseLock lock = releases.lock()) {
            Content content = new Content(checked);
            String id = content.id();
            Path target = releases.folder().resolve(id);
            Release release = isWhole(target) ? releases.open(id) : make(checked, content, id, releases, target);
            if (!release.manifest().program().equals(program.toString())) {
                releases.confirm(release, program);
            }
            releases.pointTo(release);
            return release;
        }
    }

    private static boolean isWhole(Path target) {
        try {
            if (Files.isDirectory(target)) {
                new Release(target, ManifestFile.read(target)).verify();
                return true;
            }
            return false;
        } catch (ReleaseException damaged) {
            return false;
        }
    }

    private Release make(CheckedPublication checked, Content content, String id, Releases releases, Path target) {
        try (Candidate candidate = Candidate.in(releases.folder())) {
            Writing writing = new Writing(checked, content, id, candidate.folder());
            List<Manifest.File> files = writing.files();
            new Store(candidate.folder(), files).build();
            writing.readBack();
            Manifest manifest = manifest(checked, content, id, files);
            ManifestFile.write(candidate.folder(), manifest);
            return new Release(candidate.moveTo(target), manifest);
        } catch (ReleaseException e) {
            throw e;
        } catch (IOException e) {
            throw ReleaseException.of(releases.folder(), "the release cannot be written", e);
        }
    }

    private Manifest manifest(CheckedPublication checked, Content content, String id, List<Manifest.File> files) {
        var publication = checked.publication();
        var description = publication.description();
        return new Manifest(id, publication.base(), description.title(), description.license(), description.modified(),
                program.toString(), clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(), checked.summary().tables(),
                checked.summary().rows(), content.data().count(), publication.checksums(), files);
    }

    /** The files of one candidate. */
    private static final class Writing {
        private final CheckedPublication checked;
        private final Content content;
        private final String id;
        private final Path folder;
        private final DumpWriter dumps;
        private final String base;

        private Writing(CheckedPublication checked, Content content, String id, Path folder) {
            this.checked = checked;
            this.content = content;
            this.id = id;
            this.folder = folder;
            this.dumps = new DumpWriter(folder);
            this.base = checked.publication().base();
        }

        private List<Manifest.File> files() throws IOException {
            List<Manifest.File> files = new ArrayList<>();
            for (Dump dump : DATA) {
                files.add(dumps.write(dump.fileName(), out -> write(dump, out)));
            }
            files.add(catalog(List.copyOf(files)));
            files.add(dumps.write(Dump.PROVENANCE.fileName(), content.provenance(id)::writeTo));
            files.addAll(tables());
            files.sort(Comparator.comparing(Manifest.File::name));
            return files;
        }

        private void write(Dump dump, OutputStream out) throws IOException {
            switch (dump) {
                case N_QUADS -> content.both().writeTo(out);
                case N_TRIPLES -> content.data().writeTo(out);
                case TURTLE -> content.data().read(prefixed(StreamRDFWriter.getWriterStream(out, RDFFormat.TURTLE_BLOCKS)));
                case TRIG -> content.dataThenOntology(prefixed(StreamRDFWriter.getWriterStream(out, RDFFormat.TRIG_BLOCKS)));
                case JSON_LD -> content.data().read(new JsonLdWriter(out, content.prefixes()));
                default -> throw new IllegalStateException(dump + " is written from other statements");
            }
        }
    }
}
