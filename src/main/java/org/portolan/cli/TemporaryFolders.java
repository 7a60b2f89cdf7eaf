package org.portolan.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import org.portolan.release.files.Durable;

/**
 * Folders of this program for temporary files. Each holds a file that its process has locked for as long as it lives,
 * so those that a killed process left are known, and cleared by whoever makes the next one.
 */
final class TemporaryFolders {
    private static final String PREFIX = "portolan-";
    private static final String LOCK = "lock";

    private TemporaryFolders() {
    }

    /** A new folder, which is held as long as the channel of {@link #hold} is open. */
    static Path make() throws IOException {
        return Files.createTempDirectory(ownPrefix());
    }

    /** Locks the file before it has its name, so that nobody ever finds it there without a holder who lives. */
    static FileChannel hold(Path folder) throws IOException {
        Path file = folder.resolve(LOCK + ".new");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            channel.lock();
            Files.move(file, folder.resolve(LOCK));
        } catch (IOException noLocksHere) {
            // Then it has no such file, and is cleared by nobody.
        }
        return channel;
    }

    /** Clears those of the same user that nobody holds. Nothing depends on it, so what fails is left for the next. */
    static void clear(Path own) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(own.getParent(), PREFIX + "*")) {
            UserPrincipal user = Files.getOwner(own);
            for (Path folder : folders) {
                if (!folder.getFileName().toString().startsWith(ownPrefix())
                        && Files.isRegularFile(folder.resolve(LOCK), LinkOption.NOFOLLOW_LINKS)
                        && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                        && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(user)) {
                    clearIfAbandoned(folder);
                }
            }
        } catch (IOException | DirectoryIteratorException leftForTheNext) {
            // see above
        }
    }

    private static void clearIfAbandoned(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
            if (channel.tryLock() != null) {
                Durable.delete(folder);
            }
        }
    }

    /**
     * Tells this process from all others, also from one that had its number before it. Its own folders it must not look
     * at: whoever opens and closes a locked file gives up the lock of the whole process.
     */
    private static String ownPrefix() {
        ProcessHandle process = ProcessHandle.current();
        return PREFIX + process.pid() + "-" + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L) + "-";
    }
}
