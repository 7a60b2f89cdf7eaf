package org.portolan.release.dumps;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFLib;
import org.portolan.release.files.ReleaseException;

/** A compressed RDF file of a release. The first five are what readers download. */
public enum Dump {
    /** Default graph and ontology; the store is loaded from it and the release is named by it. */
    N_QUADS("data.nq.gz", Lang.NQUADS, "RDF_N_QUADS"),
    /** Default graph and ontology. */
    TRIG("data.trig.gz", Lang.TRIG, "RDF_TRIG"),
    /** Default graph. */
    TURTLE("data.ttl.gz", Lang.TURTLE, "RDF_TURTLE"),
    /** Default graph. */
    JSON_LD("data.jsonld.gz", Lang.JSONLD, "JSON_LD"),
    /** Default graph. */
    N_TRIPLES("data.nt.gz", Lang.NTRIPLES, "RDF_N_TRIPLES"),
    /** Which row says what. */
    PROVENANCE("provenance.nq.gz", Lang.NQUADS, "RDF_N_QUADS"),
    /** What the release says of itself to machines. */
    CATALOG("catalog.nq.gz", Lang.NQUADS, "RDF_N_QUADS");

    private static final int BUFFER = 1 << 16;

    private final String fileName;
    private final Lang lang;
    private final String fileType;

    Dump(String fileName, Lang lang, String fileType) {
        this.fileName = fileName;
        this.lang = lang;
        this.fileType = fileType;
    }

    /** Its name in the folder of a release, for example {@code data.nq.gz}. */
    public String fileName() {
        return fileName;
    }

    /** Media type before compression, for example {@code application/n-quads}. */
    public String mediaType() {
        return lang.getHeaderString();
    }

    /** Name of the format before compression, for example {@code N-Quads}. */
    public String formatName() {
        return lang.getLabel();
    }

    /** Code of the format in the European Union's table of file types, for example {@code RDF_N_QUADS}. */
    public String fileType() {
        return fileType;
    }

    /** True if the ontology is in it, beside the data. */
    public boolean holdsOntology() {
        return this == N_QUADS || this == TRIG;
    }

    /** Reads the dump of a release folder with Jena. */
    public void read(Path folder, StreamRDF into) {
        Path file = folder.resolve(fileName);
        try (InputStream in = open(folder)) {
            RDFParser.source(new Unclosed(in)).lang(lang).labelToNode(LabelToNode.createUseLabelAsGiven())
                    .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging).parse(into);
            // RIOT takes a broken stream for a finished one; asked again, the stream says that it is broken.
            if (in.read() >= 0) {
                throw new IOException("something follows the last statement");
            }
        } catch (IOException | RuntimeIOException | RiotException e) {
            throw ReleaseException.of(file, "cannot be read back", e);
        }
    }

    /** What the dump of a release folder holds, uncompressed; the caller closes the stream. */
    public InputStream open(Path folder) throws IOException {
        InputStream raw = Files.newInputStream(folder.resolve(fileName));
        try {
            return new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** Reads all of the dump, and counts its statements. */
    public long count(Path folder) {
        var counted = StreamRDFLib.count();
        read(folder, counted);
        return counted.count();
    }

    /** Leaves closing to whoever opened the stream, so that it can still be asked how it ended. */
    private static final class Unclosed extends FilterInputStream {
        private Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The opener closes it.
        }
    }
}
