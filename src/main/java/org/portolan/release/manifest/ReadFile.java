package org.portolan.release.manifest;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.portolan.check.files.Sha256;

/** A file that was read to its end, and what its bytes come to. */
public final class ReadFile {
    private static final int BUFFER = 1 << 16;
    private static final int ID_DIGITS = 16;

    private final long bytes;
    private final String sha256;
    private final Optional<MessageDigest> statements;

    private ReadFile(long bytes, String sha256, Optional<MessageDigest> statements) {
        this.bytes = bytes;
        this.sha256 = sha256;
        this.statements = statements;
    }

    /** Reads a file. @param expected its size; one byte beyond is read, so that a stream without end is found out */
    public static ReadFile of(InputStream in, long expected) throws IOException {
        MessageDigest digest = Sha256.digest();
        Counted counted = new Counted(new DigestInputStream(in, digest), expected);
        counted.transferTo(OutputStream.nullOutputStream());
        MessageDigest statements = copy(digest);
        return new ReadFile(counted.bytes, Sha256.hex(digest), Optional.of(statements));
    }

    /** Reads packed statements; what they are unpacked makes the id, and goes into a second reader, too. */
    public static ReadFile ofStatements(InputStream in, long expected, OutputStream second) throws IOException {
        MessageDigest digest = Sha256.digest();
        Counted counted = new Counted(new DigestInputStream(in, digest), expected);
        Optional<MessageDigest> statements = unpacked(counted, second);
        counted.transferTo(OutputStream.nullOutputStream());
        return new ReadFile(counted.bytes, Sha256.hex(digest), statements);
    }

    /** Empty if they cannot be unpacked: then the checksum of the file is not the released one's either. */
    private static Optional<MessageDigest> unpacked(Counted packed, OutputStream second) throws IOException {
        MessageDigest digest = Sha256.digest();
        InputStream buffered = new BufferedInputStream(packed, BUFFER);
        try (OutputStream out = new DigestOutputStream(second, digest)) {
            new GZIPInputStream(buffered, BUFFER).transferTo(out);
            return Optional.of(digest);
        } catch (IOException damaged) {
            if (packed.isBroken) {
                throw damaged;
            }
            return Optional.empty();
        }
    }

    /** Size of the file as it lies there, compressed if it is. */
    public long bytes() {
        return bytes;
    }

    /** Size and checksum, for a message. */
    @Override
    public String toString() {
        return "%d bytes, SHA-256 %s".formatted(bytes, sha256);
    }

    /** True if size and checksum are those that a manifest says. */
    public boolean is(Manifest.File file) {
        return bytes == file.bytes() && sha256.equals(file.sha256());
    }

    /** The id that what is in it, or in what it packs, makes with the input; empty if it could not be unpacked. */
    public Optional<String> id(Map<String, String> input) {
        return statements.map(digest -> id(copy(digest), input));
    }

    /** The statements, followed by a line for each input file, sorted by name: checksum, two spaces, name. */
    public static String id(MessageDigest statements, Map<String, String> input) {
        new TreeMap<>(input).forEach((name, sha256) -> statements.update((sha256 + "  " + name + "\n")
                .getBytes(StandardCharsets.UTF_8)));
        return Sha256.hex(statements).substring(0, ID_DIGITS);
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own SHA-256 can be copied", e);
        }
    }

    /** Counts, ends one byte after what was expected, and knows whether the bytes or what is in them is at fault. */
    private static final class Counted extends FilterInputStream {
        private final long most;
        private long bytes;
        private boolean isBroken;

        Counted(InputStream in, long expected) {
            super(in);
            this.most = Math.max(0, expected) + 1;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                int read = bytes >= most ? -1 : super.read(buffer, offset, (int) Math.min(length, most - bytes));
                bytes += Math.max(0, read);
                return read;
            } catch (IOException broken) {
                isBroken = true;
                throw broken;
            }
        }
    }
}
