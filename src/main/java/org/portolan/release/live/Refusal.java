package org.portolan.release.live;

import java.util.Optional;
import java.util.function.Consumer;
import org.portolan.release.folder.Pointer;

/** Why the release that the pointer names does not serve, or is damaged though it does; said once. Thread-safe. */
final class Refusal {
    private final Consumer<String> log;
    private Optional<Refused> refused = Optional.empty();

    /** What was wrong when the pointer was as it is here. */
    private record Refused(Pointer pointer, String why) {
    }

    /** @param log hears of each, once */
    Refusal(Consumer<String> log) {
        this.log = log;
    }

    synchronized Optional<String> why() {
        return refused.map(Refused::why);
    }

    synchronized boolean isOf(Pointer pointer) {
        return refused.filter(known -> known.pointer().equals(pointer)).isPresent();
    }

    void refuse(Pointer pointer, RuntimeException fault) {
        Refused now = new Refused(pointer, fault.getMessage());
        boolean isNew;
        synchronized (this) {
            isNew = refused.filter(now::equals).isEmpty();
            refused = Optional.of(now);
        }
        if (isNew) {
            log.accept("refused: " + fault.getMessage());
        }
    }

    /** What another pointer named is wanted no more; what is wrong with this one stays so until it is looked at. */
    synchronized void keepOf(Pointer pointer) {
        refused = refused.filter(known -> known.pointer().equals(pointer));
    }

    /** All is well. */
    synchronized void end() {
        refused = Optional.empty();
    }
}
