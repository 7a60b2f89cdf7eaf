package org.portolan.release.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.portolan.check.files.Sha256;
import org.portolan.release.files.ReleaseException;

/** {@code manifest.json}: written last, so a folder that has one is whole. */
public final class ManifestFile {
    /** Its name in the folder of a release. */
    public static final String NAME = "manifest.json";
    /** The manifest's own checksum, as {@code sha256sum -c} reads it; releases of earlier versions have none. */
    public static final String CHECKSUM = NAME + ".sha256";
    /** The publisher's signature of the manifest; a release that nobody signed has none. */
    public static final String SIGNATURE = NAME + ".sig";

    private static final ObjectReader READER = new ObjectMapper().readerFor(Manifest.class)
            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    private static final ObjectWriter WRITER = new ObjectMapper().writer(
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private ManifestFile() {
    }

    /** Writes it into the folder of a release, in place of one that is there. */
    public static void write(Path release, Manifest manifest) throws IOException {
        String text = json(manifest);
        Files.writeString(release.resolve(CHECKSUM), checksum(text.getBytes(StandardCharsets.UTF_8)));
        Files.writeString(release.resolve(NAME), text);
    }

    /** The text of the file. */
    static String json(Manifest manifest) {
        try {
            return WRITER.writeValueAsString(manifest) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest is made of texts and numbers", e);
        }
    }

    /** Copies the manifest with its checksum and signature, if it has them, byte for byte. */
    public static void copy(Path release, Path target) throws IOException {
        for (String name : List.of(NAME, CHECKSUM, SIGNATURE)) {
            if (Files.exists(release.resolve(name))) {
                Files.copy(release.resolve(name), target.resolve(name));
            }
        }
    }

    /** Reads the manifest of a release folder; a later version's further members are passed over. */
    public static Manifest read(Path release) {
        Path file = release.resolve(NAME);
        try {
            byte[] text = Files.readAllBytes(file);
            Path checksum = release.resolve(CHECKSUM);
            if (Files.exists(checksum) && !isChecksum(Files.readAllBytes(checksum), text)) {
                throw new ReleaseException(file, "is damaged: " + CHECKSUM + " says that it is another one");
            }
            return parse(text);
        } catch (ReleaseException e) {
            throw e;
        } catch (IOException e) {
            throw ReleaseException.of(file, "the manifest cannot be read", e);
        }
    }

    /** Whether a file of that kind is one of this manifest. */
    public static boolean isChecksum(byte[] file, byte[] manifest) {
        return Arrays.equals(file, checksum(manifest).getBytes(StandardCharsets.UTF_8));
    }

    private static String checksum(byte[] manifest) {
        MessageDigest digest = Sha256.digest();
        digest.update(manifest);
        return Sha256.hex(digest) + "  " + NAME + "\n";
    }

    /** Reads a manifest that comes from anywhere. */
    public static Manifest parse(byte[] text) throws JsonProcessingException {
        Optional<Manifest> manifest = Optional.ofNullable(READER.readValue(new String(text, StandardCharsets.UTF_8)));
        return manifest.orElseThrow(() -> new JsonMappingException(null, "null says nothing of a release"));
    }
}
