package org.portolan.csvw;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** How a file is packed, told by its name: {@code .gz} (RFC 1952) or {@code .zst} (RFC 8878). */
public enum Compression {
    NONE,
    GZIP,
    ZSTD;

    private static final int BUFFER = 1 << 16;

    /** A file is not packed as its name says, or ends too early. */
    public static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;

        private DamagedException(IOException cause) {
            super(cause instanceof EOFException ? "it ends too early" : cause.getMessage(), cause);
        }
    }

    /** What the name of a file says. */
    public static Compression of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".gz") ? GZIP : lower.endsWith(".zst") ? ZSTD : NONE;
    }

    /**
     * The unpacked bytes; closing the stream closes {@code packed}.
     *
     * @throws DamagedException here or when reading, if they cannot be unpacked
     */
    public InputStream reading(InputStream packed) throws IOException {
        try {
            return switch (this) {
                case NONE -> packed;
                case GZIP -> new Unpacked(new GZIPInputStream(new BufferedInputStream(packed, BUFFER), BUFFER));
                case ZSTD -> new Unpacked(new ZstdInputStream(new BufferedInputStream(packed, BUFFER)));
            };
        } catch (ZipException | EOFException damaged) {
            packed.close();
            throw new DamagedException(damaged);
        }
    }

    /** Tells a damaged file from a disk that cannot be read. */
    private static final class Unpacked extends FilterInputStream {
        private Unpacked(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (ZipException | EOFException | ZstdIOException damaged) {
                throw new DamagedException(damaged);
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (ZipException | EOFException | ZstdIOException damaged) {
                throw new DamagedException(damaged);
            }
        }
    }

    /** Packs what is written; closing the stream closes {@code target}. */
    public OutputStream writing(OutputStream target) throws IOException {
        return switch (this) {
            case NONE -> target;
            case GZIP -> new GzipBlocks(target);
            case ZSTD -> new ZstdOutputStream(target);
        };
    }
}
