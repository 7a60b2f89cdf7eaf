package org.portolan.release.live;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Gives back the memory and the files of stores that were closed: a file is mapped until the collector of garbage finds
 * that nobody has it any more. It is told to look again and again for a while, beside the requests; G1 can. Another
 * collector is asked to look at once, and the process stands still meanwhile. For one thread.
 */
final class Unmapping {
    private static final String INTERVAL = "G1PeriodicGCInterval";
    /** Short, for G1 looks only if it has not collected for so long, and a server that is busy collects often. */
    private static final String MILLISECONDS = "100";
    /** Not at all; G1 notices within a second that this has changed. */
    private static final String NEVER = "0";
    private static final long WHILE_NANOSECONDS = 2_500_000_000L;

    private final HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    private final boolean isBeside = machine != null && ManagementFactory.getGarbageCollectorMXBeans().stream()
            .anyMatch(collector -> collector.getName().startsWith("G1"));
    private boolean isLooking;
    private long end;

    /** A store has been closed. */
    void begin() {
        if (!isBeside) {
            System.gc();
            return;
        }
        if (!isLooking) {
            machine.setVMOption(INTERVAL, MILLISECONDS);
        }
        isLooking = true;
        end = System.nanoTime() + WHILE_NANOSECONDS;
    }

    /** Ends that when it has gone on for long enough; to be called every now and then. */
    void end() {
        if (isLooking && System.nanoTime() - end > 0) {
            machine.setVMOption(INTERVAL, NEVER);
            isLooking = false;
        }
    }
}
