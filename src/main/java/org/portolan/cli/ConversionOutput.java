package org.portolan.cli;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.portolan.csvw.Compression;

/** Where a conversion goes: standard output as it comes, or a file that is there whole or not at all. */
final class ConversionOutput implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private final Optional<Path> target;
    private final Optional<TemporaryPath> part;
    private final OutputStream stream;

    private ConversionOutput(Optional<Path> target, Optional<TemporaryPath> part, OutputStream stream) {
        this.target = target;
        this.part = part;
        this.stream = stream;
    }

    /** The file of this name, or standard output if it is {@code -}. */
    static ConversionOutput of(String name) throws IOException {
        if (name.equals("-")) {
            return new ConversionOutput(Optional.empty(), Optional.empty(),
                    new BufferedOutputStream(new Unclosed(System.out), BUFFER));
        }
        Path file = Path.of(name).toAbsolutePath();
        if (!Files.isDirectory(file.getParent())) {
            throw new NoSuchFileException(file.getParent().toString());
        }
        TemporaryPath part = TemporaryPath.file(file.getParent());
        // A signal may have come and the file be gone; then it must not come back.
        return new ConversionOutput(Optional.of(file), Optional.of(part),
                Compression.of(name).writing(Files.newOutputStream(part.path(), StandardOpenOption.WRITE)));
    }

    OutputStream stream() {
        return stream;
    }

    /** Ends the output and puts the file in its place. */
    void deliver() throws IOException {
        stream.close();
        if (target.isPresent()) {
            Files.move(part.orElseThrow().path(), target.get(), StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
        part.ifPresent(TemporaryPath::close);
    }

    /** Standard output, which others may still write to; what it would keep to itself is thrown. */
    private static final class Unclosed extends FilterOutputStream {
        private final PrintStream stream;

        Unclosed(PrintStream stream) {
            super(stream);
            this.stream = stream;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            flush();
        }

        @Override
        public void flush() throws IOException {
            if (stream.checkError()) {
                throw new IOException(Terminal.NOT_WRITTEN);
            }
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
