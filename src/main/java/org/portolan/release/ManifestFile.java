package org.portolan.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code manifest.json}: written last, so a folder that has one is whole. */
final class ManifestFile {
    static final String NAME = "manifest.json";

    private static final ObjectReader READER = new ObjectMapper().readerFor(Manifest.class)
            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    private static final ObjectWriter WRITER = new ObjectMapper().writer(
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private ManifestFile() {
    }

    static void write(Path release, Manifest manifest) throws IOException {
        Files.writeString(release.resolve(NAME), json(manifest));
    }

    /** The text of the file. */
    static String json(Manifest manifest) {
        try {
            return WRITER.writeValueAsString(manifest) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest is made of texts and numbers", e);
        }
    }

    /** Reads the manifest of a release folder; a later version's further members are passed over. */
    static Manifest read(Path release) {
        Path file = release.resolve(NAME);
        try {
            return READER.readValue(Files.readAllBytes(file));
        } catch (IOException e) {
            throw ReleaseException.of(file, "the manifest cannot be read", e);
        }
    }
}
