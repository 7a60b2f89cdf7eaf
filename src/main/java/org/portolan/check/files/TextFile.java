package org.portolan.check.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * The text of a file that people write, and where in it something stands.
 *
 * @param name the file as messages name it
 * @param text its characters, without byte-order mark
 */
public record TextFile(String name, String text) {
    /** Reads a whole file as UTF-8; bytes that are not UTF-8 are a problem and give empty. */
    public static Optional<TextFile> read(Path path, String name, ProblemSink problems) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            problems.report(notUtf8(name, in.position(), bytes));
            return Optional.empty();
        }
        String text = out.flip().toString();
        return Optional.of(new TextFile(name, text.startsWith("\uFEFF") ? text.substring(1) : text));
    }

    /**
     * The place of a character that a parser has counted.
     *
     * @param line   from 1; anything less if the parser does not know it
     * @param column from 1, in UTF-16 units as Java's parsers count
     */
    public Place place(long line, long column) {
        if (line < 1) {
            return Place.file(name);
        }
        if (column < 1) {
            return Place.line(name, (int) line);
        }
        String row = text.lines().skip(line - 1).findFirst().orElse("");
        int before = (int) Math.min(column - 1, row.length());
        return Place.at(name, (int) line, (int) column - before + row.codePointCount(0, before));
    }

    private static Problem notUtf8(String name, int offset, byte[] bytes) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return Problem.error(Code.FILE_NOT_UTF_8, Place.line(name, line),
                        "byte %d of the file, %02X, is not UTF-8".formatted(offset + 1, bytes[offset] & 0xff))
                .mend("save the file as UTF-8");
    }
}
