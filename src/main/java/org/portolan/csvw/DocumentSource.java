package org.portolan.csvw;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;

/**
 * Where documents come from while converting: IRI prefixes mapped to folders of this machine. Nothing is ever fetched:
 * what no prefix covers is not there.
 */
public interface DocumentSource {
    /**
     * A document that this source covers.
     *
     * @param iri  absolute IRI, without fragment
     * @param path the file that holds it; whether it exists is for the reader to find out
     * @param name the file as messages name it, for example {@code data/cities.csv}
     */
    record Document(String iri, Path path, String name) {
        /** Its bytes; unpacked if the name of the file ends with {@code .gz} or {@code .zst}. */
        public InputStream open() throws IOException {
            return Compression.of(path.toString()).reading(Files.newInputStream(path));
        }
    }

    /**
     * Why a document is not located.
     *
     * @param what a phrase that goes on the sentence "this document …"
     * @param why  why that is a fault
     * @param fix  what to do
     */
    record Absence(String what, String why, String fix) {
        static final Absence NOT_MAPPED = new Absence("lies in no mapped folder", "nothing is fetched while converting",
                "map the beginning of its IRI to a folder with --map");

        /**
         * The problem that it is.
         *
         * @param document the document as its sentence begins, for example {@code this document}
         */
        public Problem at(Place place, String document) {
            return Problem.error(Code.DOCUMENT_NOT_MAPPED, place, document + " " + what).because(why).mend(fix);
        }
    }

    /**
     * Locates the document of an IRI.
     *
     * @return empty if no prefix covers the IRI, or if the path would leave the mapped folder
     */
    Optional<Document> locate(String iri);

    /** Why {@link #locate} finds nothing for this IRI. */
    default Absence absence(String iri) {
        return Absence.NOT_MAPPED;
    }

    /** The bytes of a document that was located, unpacked; the caller closes the stream. */
    default InputStream open(Document document) throws IOException {
        return document.open();
    }
}
