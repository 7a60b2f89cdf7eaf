package org.portolan.csvw;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/**
 * Where a file is written that a user names. A file is replaced whole or not at all: what is written goes to one beside
 * it, which takes its place in the end. Where a symbolic link leads to, the file there is replaced, and the link stays.
 * What is no file (a device, a pipe, a descriptor of this process such as {@code /dev/fd/3}) is written as it is.
 */
public final class Destination {
    private static final String PREFIX = ".portolan";
    private static final String SUFFIX = ".part";
    /** As many as Linux follows. */
    private static final int MOST_LINKS = 40;

    private final Path named;
    private final Path file;
    private final boolean isReplaced;

    private Destination(Path named, Path file, boolean isReplaced) {
        this.named = named;
        this.file = file;
        this.isReplaced = isReplaced;
    }

    /**
     * The place of this name, where there may be nothing yet.
     *
     * @throws FileSystemException that says why nothing can be written there: a folder has that name, or there is no
     *                             folder to write in
     */
    public static Destination of(Path named) throws IOException {
        if (Files.isDirectory(named)) {
            throw new FileSystemException(named.toString(), null, "is a folder; name a file in it");
        }
        Path file = named.toAbsolutePath();
        for (int i = 0; i < MOST_LINKS; i++) {
            Path folder = folder(file);
            if (isDescriptor(folder) || Files.exists(file) && !Files.isRegularFile(file)) {
                return new Destination(named, file, false);
            }
            if (!Files.isSymbolicLink(file)) {
                return new Destination(named, folder.resolve(file.getFileName()), true);
            }
            file = folder.resolve(Files.readSymbolicLink(file));
        }
        throw new FileSystemLoopException(named.toString());
    }

    private static Path folder(Path file) throws IOException {
        Path folder = file.getParent();
        if (!Files.exists(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        return folder.toRealPath();
    }

    /** What a shell has opened may look like a file, but what others write there must not be lost. */
    private static boolean isDescriptor(Path folder) {
        return folder.startsWith("/proc") || folder.equals(Path.of("/dev/fd"));
    }

    /** True if a file beside it takes its place; false if it is written as it is, with {@link #through}. */
    public boolean isReplaced() {
        return isReplaced;
    }

    /**
     * A new, empty file beside it, which {@link #replaceBy} puts in its place; whoever made it removes it if not. If
     * there is a file already it is its owner's alone until then, for nobody is to read more than before.
     */
    public Path candidate() throws IOException {
        if (Files.exists(file)) {
            return Files.createTempFile(file.getParent(), PREFIX, SUFFIX);
        }
        return Files.createFile(file.resolveSibling(PREFIX + UUID.randomUUID() + SUFFIX));
    }

    /** Puts a file in its place, with the permissions of the one that is there; a new one has those of any new file. */
    public void replaceBy(Path candidate) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(candidate, PosixFileAttributeView.class);
        if (view != null && Files.exists(file)) {
            view.setPermissions(Files.getPosixFilePermissions(file));
        }
        Files.move(candidate, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes to what is not replaced. A pipe is waited for until it has a reader. */
    public OutputStream through() throws IOException {
        return named(Files.newOutputStream(file,
                Files.isRegularFile(file) ? StandardOpenOption.APPEND : StandardOpenOption.WRITE));
    }

    /** The stream, which throws what names the place as the user has named it. */
    public OutputStream named(OutputStream stream) {
        return new FilterOutputStream(stream) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                try {
                    out.write(bytes, offset, length);
                } catch (IOException fault) {
                    throw named(fault);
                }
            }

            @Override
            public void write(int single) throws IOException {
                write(new byte[] {(byte) single}, 0, 1);
            }

            @Override
            public void close() throws IOException {
                try {
                    super.close();
                } catch (IOException fault) {
                    throw named(fault);
                }
            }
        };
    }

    private IOException named(IOException fault) {
        return fault instanceof FileSystemException ? fault
                : new FileSystemException(named.toString(), null, fault.getMessage());
    }
}
