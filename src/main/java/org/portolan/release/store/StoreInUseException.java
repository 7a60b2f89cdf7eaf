package org.portolan.release.store;

import java.nio.file.Path;
import org.portolan.release.files.ReleaseException;

/** Nothing is wrong with a store but that another process has it open: it can be opened when that process ends. */
public final class StoreInUseException extends ReleaseException {
    private static final long serialVersionUID = 1L;

    StoreInUseException(Path store, String process) {
        super(store, "is in use by process " + process);
    }
}
