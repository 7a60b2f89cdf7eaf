package org.portolan.csvw.annotated;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The keys of an index as long as they are few: suggestions compare with every one of them. */
final class KnownKeys {
    private static final int MOST = 10_000;

    /** Those that would be refused anyhow, without what is easily written otherwise. */
    private final Set<String> refused = new HashSet<>();
    private List<byte[]> keys = new ArrayList<>();
    private boolean few = true;

    /**
     * Takes a key.
     *
     * @param isSound false if it is not what its columns take
     */
    void add(byte[] key, boolean isSound) {
        if (!isSound) {
            if (refused.size() < MOST) {
                refused.add(plain(KeyEntry.shown(key)));
            }
        } else if (few && keys.size() == MOST) {
            few = false;
            keys = List.of();
        } else if (few) {
            keys.add(key);
        }
    }

    /** The keys that are what their columns take. */
    List<String> shown() {
        return keys.stream().map(KeyEntry::shown).distinct().toList();
    }

    /** True if this key is there, written in a way that its columns do not take. */
    boolean isRefused(String key) {
        return refused.contains(plain(key));
    }

    /** Letters and digits alone, in lower case. */
    private static String plain(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
