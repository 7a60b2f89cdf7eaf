package org.portolan.fuseki.watch;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Writes a line of each query that took long, with its text, for whoever wants to know what it asked. */
public final class SlowQueryLog implements Consumer<Answered> {
    private final LogLines lines;
    private final Duration threshold;

    /**
     * @param lines     where the lines go
     * @param threshold how long a query takes at least, to be written
     */
    public SlowQueryLog(LogLines lines, Duration threshold) {
        this.lines = lines;
        this.threshold = threshold;
    }

    @Override
    public void accept(Answered answered) {
        Observation noted = answered.noted();
        if (answered.took().compareTo(threshold) < 0 || noted.query().isEmpty()) {
            return;
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", answered.begin().toString());
        line.put("query", QueryHash.of(noted.query().get()));
        line.put("ms", answered.took().toMillis());
        line.put("status", answered.status());
        noted.rows().ifPresent(count -> line.put("rows", count));
        line.put("bytes", answered.bytes());
        noted.stopped().ifPresent(why -> line.put("stopped", why));
        line.put("text", noted.query().get());
        lines.write(line);
    }
}
