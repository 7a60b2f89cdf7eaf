package org.portolan.release.files;

import java.nio.file.Path;

/** Another process, or another thread of this one, holds a lock; the message says which and since when. */
public final class LockedException extends ReleaseException {
    private static final long serialVersionUID = 1L;

    LockedException(Path file, String holder) {
        super(file, "is held by " + holder + ", which makes or opens a release; wait for it to end");
    }
}
