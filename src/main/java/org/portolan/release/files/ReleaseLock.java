package org.portolan.release.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps two processes from making releases in one folder; in the folder of a release, from opening, making or moving
 * its store at the same time. The lock is the operating system's, on a byte far behind the text, and ends with its
 * process; the text only says who holds it.
 */
public final class ReleaseLock implements AutoCloseable {
    /** What takes the lock for a moment, such as the tidying of a server, is waited for. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Who holds the lock of a release may be making a large store. */
    private static final Duration MAKING_A_STORE = Duration.ofMinutes(10);

    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final int READS = 20;
    private static final long PAUSE_MILLISECONDS = 10;

    /**
     * The locks that this process holds. Mutable and static because the thing itself belongs to the process: POSIX
     * frees a file's lock as soon as its process closes any channel to that file, so a second attempt must not even
     * open it.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private ReleaseLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @param folder   an existing folder, locked by a file in it
     * @param patience how long to wait for whoever holds it
     * @throws LockedException if another one holds it still, saying who and since when
     */
    public static ReleaseLock take(Path folder, Duration patience) {
        Path file = folder.resolve("lock");
        try {
            file = folder.toRealPath().resolve("lock");
            for (long start = System.nanoTime();; TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS)) {
                try {
                    return new ReleaseLock(file, open(file));
                } catch (LockedException held) {
                    if (System.nanoTime() - start >= patience.toNanos()) {
                        throw held;
                    }
                }
            }
        } catch (IOException e) {
            throw ReleaseException.of(file, "cannot be locked", e);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw ReleaseException.of(file, "cannot be locked", stop);
        }
    }

    /** The lock of a release, which keeps others from opening, making or moving its store and index. */
    public static ReleaseLock ofCaches(Path release) {
        return take(release, MAKING_A_STORE);
    }

    /** Opens and locks; what was not locked is not held either. */
    private static FileChannel open(Path file) throws IOException {
        if (!HELD.add(file)) {
            throw new LockedException(file, "process " + ProcessHandle.current().pid() + ", this one");
        }
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                lock(channel, file);
                return channel;
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            HELD.remove(file);
            throw e;
        }
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
            throw new LockedException(file, holder(file));
        }
        sign(channel);
    }

    /** Who has signed; the holder does so just after taking the lock. */
    private static String holder(Path file) throws IOException {
        for (int i = 0; i < READS; i++) {
            String signed = Files.readString(file).strip();
            if (!signed.isEmpty()) {
                return signed;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLISECONDS));
        }
        return "a process that does not say which";
    }

    /** A disk that is full has no room for it; the lock holds all the same, and going back must be possible then. */
    private static void sign(FileChannel channel) {
        String holder = "process " + ProcessHandle.current().pid() + " since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n";
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
        } catch (IOException full) {
            // Then it is "a process that does not say which".
        }
    }

    /** Fails if the lock is held no more, which is a fault of the caller. */
    public void check() {
        if (!channel.isOpen()) {
            throw new IllegalStateException("the lock has been given back");
        }
    }

    @Override
    public void close() {
        try (channel) {
            channel.truncate(0);
        } catch (IOException e) {
            throw ReleaseException.of(file, "cannot be unlocked", e);
        } finally {
            HELD.remove(file);
        }
    }
}
