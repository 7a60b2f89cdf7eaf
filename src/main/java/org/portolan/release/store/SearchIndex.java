package org.portolan.release.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.impl.Util;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.portolan.release.dumps.Dump;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.search.TextIndex;
import org.portolan.release.search.TextIndexWriter;

/** The index of the texts of a release's default graph: made from the dump, and made again when it is not current. */
public final class SearchIndex {
    private static final String FOLDER = "index";
    private static final String LASTING = ".*/(_|segments_)[^/]*";

    private final Derived derived;

    /** @param files the files of the release, with their checksums */
    public SearchIndex(Path release, List<Manifest.File> files) {
        derived = new Derived(release, FOLDER, List.of(Dump.N_QUADS), files, LASTING);
    }

    /** Makes the index beside the final place and moves it there. Readers that have the old one open keep it. */
    void build() {
        try {
            derived.build(this::fill, derived::takePlace);
        } catch (IOException e) {
            throw ReleaseException.of(derived.folder(), "the index of texts cannot be built", e);
        }
    }

    /** Builds the index if it is not that of the dump. */
    void refresh() {
        if (!derived.isCurrent()) {
            build();
        }
    }

    /** Opens the index; builds it first if it is not that of the dump. */
    public TextIndex open() {
        refresh();
        try {
            return TextIndex.open(derived.folder());
        } catch (IOException e) {
            throw ReleaseException.of(derived.folder(), "cannot be opened; make it again with: portolan release "
                    + "--rebuild " + derived.release().getFileName(), e);
        }
    }

    private void fill(Path fresh) throws IOException {
        try (TextIndexWriter writer = TextIndexWriter.in(fresh)) {
            Texts texts = new Texts(writer);
            Dump.N_QUADS.read(derived.release(), texts);
            writer.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The statements of the default graph whose object is a text. */
    private static final class Texts extends StreamRDFBase {
        private final TextIndexWriter writer;

        Texts(TextIndexWriter writer) {
            this.writer = writer;
        }

        @Override
        public void triple(Triple triple) {
            Node object = triple.getObject();
            if (object.isLiteral()
                    && (Util.isLangString(object) || object.getLiteralDatatype() == XSDDatatype.XSDstring)) {
                add(triple, object.getLiteralLexicalForm(), object.getLiteralLanguage());
            }
        }

        private void add(Triple triple, String text, String tag) {
            try {
                writer.add(triple.getSubject().toString(), triple.getPredicate().getURI(), text, tag);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void quad(Quad quad) {
            if (quad.isDefaultGraph()) {
                triple(quad.asTriple());
            }
        }
    }
}
