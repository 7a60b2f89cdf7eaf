package org.portolan.release.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * A fault of folders and files around a release; the message begins with the path and is meant to be read by an
 * operator.
 */
public class ReleaseException extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    /** A fault that was found by looking at the files. */
    public ReleaseException(Path path, String what) {
        this(path + ": " + what, new IOException(path + ": " + what));
    }

    private ReleaseException(String message, IOException cause) {
        super(message, cause);
    }

    /**
     * A fault that the file system or a reader reported while {@code what} was tried, for example "cannot be written".
     */
    public static ReleaseException of(Path path, String what, Exception cause) {
        String message = path + ": " + what + " (" + reason(cause) + ")";
        return new ReleaseException(message, new IOException(message, cause));
    }

    private static String reason(Throwable cause) {
        if (cause instanceof RuntimeException && cause.getCause() instanceof IOException inner) {
            return reason(inner); // what a library says of a file is less than what the file system says
        }
        if (cause instanceof AccessDeniedException) {
            return "no permission";
        }
        if (cause instanceof FileSystemException fault && fault.getReason() != null) {
            return fault.getReason();
        }
        if (cause instanceof FileSystemException) {
            return cause.getClass().getSimpleName().replace("Exception", "");
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
