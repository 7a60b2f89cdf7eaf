package org.portolan.csvw.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.portolan.csvw.DocumentSource.Document;
import org.portolan.csvw.metadata.Table;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;

/** A table of which no columns are described, in another character set than UTF-8. */
public final class OtherEncoding {
    private static final int SAMPLE = 1 << 16;
    private static final int LONGEST_CHARACTER = 4;

    private OtherEncoding() {
    }

    /** The problem with a file whose beginning is not UTF-8; empty if it is, or if its metadata says what it is. */
    public static Optional<Problem> recognise(Table table, Document document) throws IOException {
        if (table.hasColumns() || !table.dialect().encoding().equals(StandardCharsets.UTF_8)) {
            return Optional.empty();
        }
        byte[] beginning;
        try (InputStream bytes = document.open()) {
            beginning = bytes.readNBytes(SAMPLE);
        }
        OptionalInt wrong = Writing.firstMalformed(beginning, StandardCharsets.UTF_8);
        boolean isCut = beginning.length == SAMPLE && wrong.orElse(0) > SAMPLE - LONGEST_CHARACTER;
        return wrong.isEmpty() || isCut ? Optional.empty()
                : Optional.of(problem(table, document, beginning, wrong.getAsInt()));
    }

    private static Problem problem(Table table, Document document, byte[] beginning, int wrong) {
        Charset encoding = Writing.encoding(beginning, StandardCharsets.UTF_8);
        boolean isKnown = encoding.equals(StandardCharsets.UTF_16);
        boolean isDescribed = !table.place().file().equals(document.name());
        return Problem.error(Code.FILE_NOT_UTF_8, place(document, beginning, wrong),
                "this file is %snot UTF-8: byte 0x%02X at offset %d is no part of a character"
                        .formatted(isKnown ? encoding + ", " : "", beginning[wrong], wrong))
                .because("files are read as UTF-8 unless their metadata names another character set")
                .mend(isDescribed ? "name the character set in its dialect: \"encoding\": \"%s\"".formatted(
                        encoding)
                        : ("\"portolan init %s\" writes first metadata, which says how the file is written; or save it "
                                + "as \"CSV UTF-8 (comma delimited)\"").formatted(document.name()));
    }

    /** The place of the byte that is wrong: what stands before it is UTF-8. */
    private static Place place(Document document, byte[] beginning, int wrong) {
        String before = new String(Arrays.copyOf(beginning, wrong), StandardCharsets.UTF_8).replace("\uFEFF", "");
        String[] lines = before.split("\r\n|\r|\n", -1);
        String last = lines[lines.length - 1];
        return Place.at(document.name(), lines.length, last.codePointCount(0, last.length()) + 1);
    }
}
