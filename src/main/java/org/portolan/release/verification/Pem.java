package org.portolan.release.verification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.release.files.ReleaseException;

/**
 * A key in letters, as other programs read it too.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>
 */
final class Pem {
    private static final int COLUMNS = 64;

    private Pem() {
    }

    static String of(String label, byte[] key) {
        Base64.Encoder lines = Base64.getMimeEncoder(COLUMNS, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".replace("%n", "\n")
                .formatted(label, lines.encodeToString(key));
    }

    /**
     * The bytes under a label.
     *
     * @throws ReleaseException if the file cannot be read or holds nothing of that kind; no message repeats what it
     *         holds
     */
    static byte[] read(Path file, String label) {
        try {
            Matcher key = Pattern.compile("-----BEGIN %1$s-----([A-Za-z0-9+/=\\s]*)-----END %1$s-----"
                    .formatted(label)).matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            if (!key.find()) {
                throw new ReleaseException(file, "holds no key that begins with -----BEGIN " + label + "-----");
            }
            return Base64.getMimeDecoder().decode(key.group(1));
        } catch (IllegalArgumentException e) {
            throw new ReleaseException(file, "holds a key that is damaged");
        } catch (ReleaseException e) {
            throw e;
        } catch (IOException e) {
            throw ReleaseException.of(file, "the key cannot be read", e);
        }
    }
}
