package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Tables and metadata in a folder, what {@code convert} makes of them, and what it says. */
abstract class ConversionsInFolder {
    @TempDir
    protected Path folder;
    protected final StringWriter said = new StringWriter();

    protected Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    protected Path describe(String name, String url, String members) throws IOException {
        return write(name, "{\"@context\": \"http://www.w3.org/ns/csvw\", \"url\": \"%s\"%s}".formatted(url, members));
    }

    /** Converts anew: what was said before is forgotten. */
    protected int run(Object... args) {
        said.getBuffer().setLength(0);
        return Commands.run(said, Stream.concat(Stream.of("convert"), Arrays.stream(args)).toArray());
    }

    protected void assertSaid(String sentence) {
        assertTrue(said.toString().contains(sentence), said::toString);
    }
}
