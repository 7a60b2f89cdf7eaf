package org.portolan.cli;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import org.portolan.csvw.Compression;
import org.portolan.csvw.Destination;

/**
 * Where a command writes: standard output as it comes, or a place that the user names. A file is there whole or not at
 * all.
 */
final class Output implements AutoCloseable {
    private static final String STANDARD = "-";
    /** Other names of standard output: what others wrote there before stays. */
    private static final Set<String> ALSO_STANDARD = Set.of("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");
    private static final int BUFFER = 1 << 16;

    private final Optional<Destination> target;
    private final Optional<TemporaryPath> part;
    private final OutputStream stream;

    private Output(Optional<Destination> target, Optional<TemporaryPath> part, OutputStream stream) {
        this.target = target;
        this.part = part;
        this.stream = stream;
    }

    /** The place of this name, or standard output if it is {@code -}. */
    static Output of(String name) throws IOException {
        if (name.equals(STANDARD) || ALSO_STANDARD.contains(name)) {
            return new Output(Optional.empty(), Optional.empty(),
                    new BufferedOutputStream(new Unclosed(System.out), BUFFER));
        }
        Destination target = Destination.of(Path.of(name));
        if (!target.isReplaced()) {
            return new Output(Optional.empty(), Optional.empty(),
                    Compression.of(name).writing(new BufferedOutputStream(target.through(), BUFFER)));
        }
        TemporaryPath part = TemporaryPath.file(target);
        // A signal may have come and the file be gone; then it must not come back.
        return new Output(Optional.of(target), Optional.of(part), Compression.of(name).writing(
                target.named(Files.newOutputStream(part.path(), StandardOpenOption.WRITE))));
    }

    OutputStream stream() {
        return stream;
    }

    /** Ends the output and puts the file in its place. */
    void deliver() throws IOException {
        stream.close();
        if (target.isPresent()) {
            target.get().replaceBy(part.orElseThrow().path());
        }
    }

    @Override
    public void close() throws IOException {
        try {
            stream.close();
        } finally {
            part.ifPresent(TemporaryPath::close);
        }
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
