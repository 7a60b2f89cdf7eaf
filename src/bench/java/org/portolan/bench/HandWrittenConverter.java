package org.portolan.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The least that makes the same N-Triples of {@link CitiesTable}: a program for this one table that knows its columns
 * and checks nothing.
 */
public final class HandWrittenConverter {
    private static final String ID = "<" + CitiesTable.BASE + "id/";
    private static final String NS = "<" + CitiesTable.BASE + "ns#";
    private static final String SCHEMA = "<http://schema.org/";
    private static final String LABEL = " <http://www.w3.org/2000/01/rdf-schema#label> ";
    private static final String XSD = "<http://www.w3.org/2001/XMLSchema#";

    private HandWrittenConverter() {
    }

    /** Reads the first file and writes the second one. */
    public static void main(String[] arguments) throws IOException {
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(Path.of(arguments[0]));
                BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[1]), StandardCharsets.UTF_8)) {
            rows.stream().skip(1).forEach(row -> write(row, out));
        }
    }

    private static void write(CsvRecord row, BufferedWriter out) {
        String city = ID + "city/" + row.getField(0) + ">";
        try {
            out.write(city + LABEL + "\"" + row.getField(1) + "\"@de .\n");
            out.write(city + LABEL + "\"" + row.getField(2) + "\"@en .\n");
            out.write(city + " " + SCHEMA + "location> " + ID + "place/" + row.getField(3) + "> .\n");
            out.write(city + " " + NS + "ags> \"" + row.getField(4) + "\" .\n");
            out.write(city + " " + NS + "population> \"" + row.getField(5) + "\"^^" + XSD + "integer> .\n");
            out.write(city + " " + SCHEMA + "startDate> \"" + row.getField(6) + "\"^^" + XSD + "date> .\n");
            out.write(city + " " + SCHEMA + "sameAs> <http://www.wikidata.org/entity/" + row.getField(7) + "> .\n");
            out.write(
                    city + " <http://www.w3.org/ns/prov#wasDerivedFrom> " + ID + "source/" + row.getField(8) + "> .\n");
            out.write(city + " <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
                    + "<http://www.w3.org/ns/org#FormalOrganization> .\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
