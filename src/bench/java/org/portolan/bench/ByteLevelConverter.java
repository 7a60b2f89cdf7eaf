package org.portolan.bench;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The same as {@link HandWrittenConverter} without strings: bytes of cells are copied between constant bytes. What no
 * converter of any table can beat by much; it does not even look for an escape.
 */
public final class ByteLevelConverter {
    private static final String ID = "<" + CitiesTable.BASE + "id/";
    private static final String NS = "<" + CitiesTable.BASE + "ns#";
    private static final String SCHEMA = "<http://schema.org/";
    private static final String LABEL = " <http://www.w3.org/2000/01/rdf-schema#label> \"";
    private static final String XSD = "\"^^<http://www.w3.org/2001/XMLSchema#";
    private static final byte[] CITY = bytes(ID + "city/");
    /** What stands before and after each cell but the first. */
    private static final byte[][] BEFORE = {bytes(LABEL), bytes(LABEL),
            bytes(" " + SCHEMA + "location> " + ID + "place/"),
        bytes(" " + NS + "ags> \""), bytes(" " + NS + "population> \""), bytes(" " + SCHEMA + "startDate> \""),
        bytes(" " + SCHEMA + "sameAs> <http://www.wikidata.org/entity/"),
        bytes(" <http://www.w3.org/ns/prov#wasDerivedFrom> " + ID + "source/")};
    private static final byte[][] AFTER = {bytes("\"@de .\n"), bytes("\"@en .\n"), bytes("> .\n"), bytes("\" .\n"),
        bytes(XSD + "integer> .\n"), bytes(XSD + "date> .\n"), bytes("> .\n"), bytes("> .\n")};
    private static final byte[] TYPE = bytes(" <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
            + "<http://www.w3.org/ns/org#FormalOrganization> .\n");
    private static final int BLOCK = 1 << 16;
    private static final int LONGEST_ROW = 1 << 12;

    private final OutputStream out;
    private final byte[] buffer = new byte[BLOCK];
    private int length;

    private ByteLevelConverter(OutputStream out) {
        this.out = out;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Reads the first file and writes the second one. */
    public static void main(String[] arguments) throws IOException {
        try (InputStream in = new FileInputStream(arguments[0]);
                OutputStream out = new FileOutputStream(arguments[1])) {
            new ByteLevelConverter(out).convert(in);
        }
    }

    private void convert(InputStream in) throws IOException {
        byte[] rows = new byte[BLOCK];
        int limit = 0;
        boolean header = true;
        for (int read = in.read(rows, 0, BLOCK); read > 0; read = in.read(rows, limit, BLOCK - limit)) {
            limit += read;
            int start = 0;
            for (int end = lineEnd(rows, start, limit); end >= 0; end = lineEnd(rows, start, limit)) {
                if (!header) {
                    row(rows, start, end);
                }
                header = false;
                start = end + 1;
            }
            System.arraycopy(rows, start, rows, 0, limit - start);
            limit -= start;
        }
        out.write(buffer, 0, length);
    }

    private static int lineEnd(byte[] rows, int from, int limit) {
        for (int i = from; i < limit; i++) {
            if (rows[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void row(byte[] rows, int start, int end) throws IOException {
        if (BLOCK - length < LONGEST_ROW) {
            out.write(buffer, 0, length);
            length = 0;
        }
        int keyEnd = cellEnd(rows, start, end);
        int at = keyEnd + 1;
        for (int i = 0; i < BEFORE.length; i++) {
            boolean quoted = rows[at] == '"';
            int cellEnd = cellEnd(rows, at, end);
            subject(rows, start, keyEnd);
            put(BEFORE[i], 0, BEFORE[i].length);
            put(rows, quoted ? at + 1 : at, quoted ? cellEnd - 1 : cellEnd);
            put(AFTER[i], 0, AFTER[i].length);
            at = cellEnd + 1;
        }
        subject(rows, start, keyEnd);
        put(TYPE, 0, TYPE.length);
    }

    private void subject(byte[] rows, int start, int keyEnd) {
        put(CITY, 0, CITY.length);
        put(rows, start, keyEnd);
        buffer[length++] = '>';
    }

    private static int cellEnd(byte[] rows, int start, int end) {
        int at = start;
        if (rows[at] == '"') {
            do {
                at++;
            } while (rows[at] != '"');
        }
        while (at < end && rows[at] != ',') {
            at++;
        }
        return at;
    }

    private void put(byte[] bytes, int from, int to) {
        System.arraycopy(bytes, from, buffer, length, to - from);
        length += to - from;
    }
}
