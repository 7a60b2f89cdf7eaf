package org.portolan.bench.peers;

import io.carml.engine.rdf.RdfRmlMapper;
import io.carml.logicalsourceresolver.CsvResolver;
import io.carml.util.RmlMappingLoader;
import io.carml.vocab.Rdf;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.ntriples.NTriplesWriter;

/** CARML as its documentation calls it: a mapping, the folder of its tables, a file of N-Triples. */
public final class Carml {
    private Carml() {
    }

    /** Maps by the first file, with tables in the second folder, into the third file. */
    public static void main(String[] arguments) throws IOException {
        RdfRmlMapper mapper = RdfRmlMapper.builder()
                .triplesMaps(RmlMappingLoader.build().load(RDFFormat.TURTLE, Path.of(arguments[0])))
                .setLogicalSourceResolver(Rdf.Ql.Csv, CsvResolver::getInstance)
                .fileResolver(Path.of(arguments[1])).build();
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[2]), StandardCharsets.UTF_8)) {
            NTriplesWriter writer = new NTriplesWriter(out);
            writer.startRDF();
            mapper.map().toStream().forEach(writer::handleStatement);
            writer.endRDF();
        }
    }
}
