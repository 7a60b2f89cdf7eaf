package org.portolan.release.live;

import java.util.function.Consumer;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.folder.Releases;

/**
 * Removes older releases than the newest so many. What is still being read, here or by another process, is waited for;
 * the looks at it become rarer, for each reads the manifest of every release. For one thread.
 */
final class Tidying {
    /** So many calls at most are let pass before the next look. */
    private static final int LONGEST_PAUSE = 30;

    private final Releases releases;
    private final OpenReleases open;
    private final Consumer<String> log;
    private int kept = Integer.MAX_VALUE;
    private boolean isTidy = true;
    private int pause;
    private int passed;
    private String said = "";

    /** @param log hears, once, what is in the way */
    Tidying(Releases releases, OpenReleases open, Consumer<String> log) {
        this.releases = releases;
        this.open = open;
        this.log = log;
    }

    /** Keeps so many from now on. */
    void keep(int number) {
        kept = number;
        begin();
    }

    /** There may be more to remove. */
    void begin() {
        isTidy = false;
        pause = 0;
        passed = 0;
    }

    /** Removes what can be removed, if it is time for it. */
    void tidy() {
        if (isTidy || passed++ < pause) {
            return;
        }
        passed = 0;
        pause = Math.min(2 * pause + 1, LONGEST_PAUSE);
        open.clear(0);
        try {
            isTidy = releases.retain(kept, open.ids());
        } catch (ReleaseException fault) {
            say("older releases stay for now: " + fault.getMessage());
        }
    }

    private void say(String sentence) {
        if (!sentence.equals(said)) {
            log.accept(sentence);
            said = sentence;
        }
    }
}
