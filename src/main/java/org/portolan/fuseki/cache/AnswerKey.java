package org.portolan.fuseki.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.portolan.check.files.Sha256;

/**
 * What an answer follows from: the same key means the same bytes.
 *
 * @param digest of release, program, query and representation, as base64 for addresses
 */
public record AnswerKey(String digest) {
    private static final int LENGTH = 22;

    /**
     * The key of these parts.
     *
     * @param parts release, program, dataset and its graphs, query in one way of writing, media type
     */
    public static AnswerKey of(List<String> parts) {
        MessageDigest sha = Sha256.digest();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            sha.update(bytes);
        }
        return new AnswerKey(Base64.getUrlEncoder().withoutPadding().encodeToString(sha.digest()).substring(0, LENGTH));
    }

    /** The strong validator. */
    public String tag() {
        return "\"" + digest + "\"";
    }
}
