package org.portolan.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.portolan.csvw.DocumentSource.Document;

/**
 * Tells on a terminal how far a conversion is once it takes longer than two seconds: rows, rows a second, and how much
 * of the present file has been read; of a graph on its way to a server, how much has been sent. Says nothing where
 * standard error is no terminal.
 */
final class Progress implements AutoCloseable {
    private static final long FIRST = 2_000_000_000L;
    private static final long BETWEEN = 500_000_000L;
    private static final int ROWS_A_LOOK = 4096;
    private static final String EMPTY_LINE = "\r" + " ".repeat(100) + "\r";

    private final PrintWriter err;
    private final boolean isShown;
    private final long start = System.nanoTime();
    private long next = start + FIRST;
    private long rows;
    private String file = "";
    private long size = 1;
    private long read;
    private boolean isOpen;

    private Progress(PrintWriter err, boolean isShown) {
        this.err = err;
        this.isShown = isShown;
    }

    /** Shown if standard error is a terminal. */
    static Progress onTerminal(PrintWriter err) {
        return new Progress(err, isTerminal());
    }

    /** A console of the JDK needs standard input and output to be terminals too, so the kernel is asked first. */
    private static boolean isTerminal() {
        Path standardError = Path.of("/proc/self/fd/2");
        try {
            return Files.exists(standardError) ? standardError.toRealPath().toString().matches("/dev/(pts/|tty).*")
                    : System.console() != null;
        } catch (IOException unknown) {
            return false;
        }
    }

    /** The bytes of a document as they lie in its file, counted. */
    InputStream reading(Document document) throws IOException {
        file = document.name();
        size = Math.max(1, Files.size(document.path()));
        read = 0;
        return new FilterInputStream(Files.newInputStream(document.path())) {
            @Override
            public int read() throws IOException {
                int octet = in.read();
                read += octet < 0 ? 0 : 1;
                return octet;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = in.read(bytes, offset, length);
                read += Math.max(0, count);
                return count;
            }
        };
    }

    /** So many more rows have been converted. */
    void rows(long more) {
        long looks = rows / ROWS_A_LOOK;
        rows += more;
        if (isShown && rows / ROWS_A_LOOK > looks && System.nanoTime() > next) {
            show();
        }
    }

    /** A graph is on its way to another server. */
    synchronized void sending(String graph, long bytes) {
        file = graph;
        size = Math.max(1, bytes);
        read = 0;
    }

    /** So many more bytes of it were handed over, by whatever thread. */
    synchronized void sent(long bytes) {
        read = Math.min(size, read + bytes);
        if (isShown && System.nanoTime() > next) {
            show("\r%s, %d %%  ".formatted(file, 100 * read / size));
        }
    }

    private void show() {
        double seconds = (System.nanoTime() - start) / 1e9;
        show(String.format(Locale.ROOT, "\r%,d rows, %,d rows/s, %s %d %%  ", rows, Math.round(rows / seconds), file,
                100 * read / size));
    }

    private void show(String line) {
        next = System.nanoTime() + BETWEEN;
        isOpen = true;
        err.print(line);
        err.flush();
    }

    @Override
    public void close() {
        clear();
    }

    /** Takes the line away, so that problems can be told. */
    synchronized void clear() {
        if (isOpen) {
            isOpen = false;
            err.print(EMPTY_LINE);
            err.flush();
        }
    }
}
