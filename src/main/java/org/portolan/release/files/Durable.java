package org.portolan.release.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files that survive a power cut: written through to the disk, and replaced as a whole or not at all. And the removal
 * of folders with all that is in them.
 */
public final class Durable {
    private Durable() {
    }

    /** Writes through all files and folders below a folder, innermost first, and the folder itself. */
    public static void sync(Path folder) throws IOException {
        for (Path path : innermostFirst(folder)) {
            force(path);
        }
    }

    /**
     * Writes one file or folder through; a new name in a folder lasts only after the folder is written through too.
     *
     * @throws ReleaseException that names it, if it cannot be
     */
    public static void force(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            throw ReleaseException.of(path, "cannot be written through to the disk", e);
        }
    }

    /**
     * Gives a file a new content; whoever reads it meanwhile, or after a crash, sees the old or the new one.
     *
     * @param outcome what holds as soon as it has that, for who is told that it may not last
     * @throws ReleaseException if it has it, but may have the old one again after a power cut
     * @throws IOException      if it has the old one
     */
    public static void replace(Path file, Path temporary, String content, String outcome) throws IOException {
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try {
            force(file.toAbsolutePath().getParent());
        } catch (ReleaseException uncertain) {
            throw new ReleaseException(file, outcome + "; but after a power cut it may say what it said before, for "
                    + uncertain.getMessage());
        }
    }

    /**
     * Removes a folder with all that is in it, or a file; nothing happens if there is none. Two processes may remove
     * the same one.
     */
    public static void delete(Path path) throws IOException {
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
                return ifGone(fault);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException fault) throws IOException {
                Files.deleteIfExists(folder);
                return fault == null ? FileVisitResult.CONTINUE : ifGone(fault);
            }
        });
    }

    private static FileVisitResult ifGone(IOException fault) throws IOException {
        if (fault instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw fault;
    }

    private static List<Path> innermostFirst(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
