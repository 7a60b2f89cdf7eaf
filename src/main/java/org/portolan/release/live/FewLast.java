package org.portolan.release.live;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What was made for the last few keys that were asked for. Thread-safe; a value is made once at a time. */
public final class FewLast<T> {
    private final Map<String, T> values;

    /** @param most how many are kept */
    public FewLast(int most) {
        values = new LinkedHashMap<>(most, 1, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > most;
            }
        };
    }

    /** The value of a key; made if it is not kept. */
    public synchronized T get(String key, Supplier<T> make) {
        T known = values.get(key);
        if (known == null) {
            known = make.get();
            values.put(key, known);
        }
        return known;
    }
}
