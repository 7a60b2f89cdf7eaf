package org.portolan.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Words that run a command under strace, which writes down its calls of the system or has one go wrong. Linux only. */
final class Strace {
    private static final Path NOWHERE = Path.of("/dev/null");
    private static final String QUICK = "--seccomp-bpf";

    private Strace() {
    }

    /** Whether this machine has strace, and lets it trace. */
    static boolean isTraceable() throws InterruptedException {
        return SmallFileSystem.ends(words(NOWHERE, "true"));
    }

    /**
     * Words that write down the calls of the command after them. A newer strace stops it at these calls only, which
     * takes half the time.
     *
     * @param calls  their names, parted by commas
     * @param others further flags
     */
    static String[] writing(String calls, Path log, String... others) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of(words(log, "-e", "trace=" + calls)));
        words.addAll(List.of(others));
        if (SmallFileSystem.ends(words(NOWHERE, QUICK, "true"))) {
            words.add(QUICK);
        }
        return words.toArray(String[]::new);
    }

    /**
     * The same, and one of the calls fails, or is not done.
     *
     * @param fault how, and which one, for example {@code error=EIO:when=3}
     */
    static String[] failing(String calls, String fault, Path log, String... others) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of("-e", "inject=" + calls + ":" + fault));
        words.addAll(List.of(others));
        return writing(calls, log, words.toArray(String[]::new));
    }

    /** Kills the command before the so many-th of these calls is done: at the quick stops a signal would be lost. */
    static String[] killing(String calls, int when, String... others) {
        List<String> words = new ArrayList<>(List.of(words(NOWHERE, "-e", "trace=" + calls, "-e",
                "inject=%s:signal=SIGKILL:when=%d".formatted(calls, when))));
        words.addAll(List.of(others));
        return words.toArray(String[]::new);
    }

    private static String[] words(Path log, String... others) {
        List<String> words = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", log.toString()));
        words.addAll(List.of(others));
        return words.toArray(String[]::new);
    }
}
