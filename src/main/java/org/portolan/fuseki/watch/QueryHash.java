package org.portolan.fuseki.watch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a query without telling it, so that lines of the same one are found. */
final class QueryHash {
    private static final int DIGITS = 16;

    private QueryHash() {
    }

    /** The first 16 hexadecimal digits of the SHA-256 of its text in UTF-8. */
    static String of(String query) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(query.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
