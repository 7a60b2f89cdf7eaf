package org.portolan.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Durations of the same work done again and again, in nanoseconds. Not thread-safe. */
final class Series {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Long> nanos = new ArrayList<>();

    void add(long duration) {
        nanos.add(duration);
    }

    /** The least duration that so large a part of the work did not exceed: 0.5 is the median. */
    long quantile(double part) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return sorted.get(Math.max(0, (int) Math.ceil(part * sorted.size()) - 1));
    }

    double medianSeconds() {
        return quantile(0.5) / NANOS_PER_SECOND;
    }

    /** For example {@code 1.40 s (1.37 to 1.44)}. */
    String seconds() {
        return String.format(Locale.ROOT, "%.2f s (%.2f to %.2f)", medianSeconds(),
                quantile(0) / NANOS_PER_SECOND, quantile(1) / NANOS_PER_SECOND);
    }

    /** Median and 99th percentile, for example {@code 1.2 ms, p99 3.4 ms}. */
    String millis() {
        return String.format(Locale.ROOT, "%.2f ms, p99 %.2f ms", quantile(0.5) / NANOS_PER_MILLI,
                quantile(0.99) / NANOS_PER_MILLI);
    }
}
