package org.portolan.csvw;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** How a file is packed, told by its name: {@code .gz} (RFC 1952) or {@code .zst} (RFC 8878). */
public enum Compression {
    NONE,
    GZIP,
    ZSTD;

    private static final int BUFFER = 1 << 16;

    /** What the name of a file says. */
    public static Compression of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".gz") ? GZIP : lower.endsWith(".zst") ? ZSTD : NONE;
    }

    /** The unpacked bytes; closing the stream closes {@code packed}. */
    public InputStream reading(InputStream packed) throws IOException {
        return switch (this) {
            case NONE -> packed;
            case GZIP -> new GZIPInputStream(new BufferedInputStream(packed, BUFFER), BUFFER);
            case ZSTD -> new ZstdInputStream(new BufferedInputStream(packed, BUFFER));
        };
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
