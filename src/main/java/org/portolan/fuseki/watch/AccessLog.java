package org.portolan.fuseki.watch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes a line of each answer. Queries go by their hash, and what follows the question mark is left out, since it says
 * what readers look for; addresses go by their network unless whole ones are asked for.
 */
public final class AccessLog implements Consumer<Answered> {
    private static final int LONGEST = 300;
    private final LogLines lines;
    private final boolean wholeAddresses;

    /**
     * @param lines          where the lines go
     * @param wholeAddresses if the addresses of readers are written as they are
     */
    public AccessLog(LogLines lines, boolean wholeAddresses) {
        this.lines = lines;
        this.wholeAddresses = wholeAddresses;
    }

    @Override
    public void accept(Answered answered) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", answered.begin().toString());
        line.put("client", wholeAddresses ? answered.client() : Addresses.shortened(answered.client()));
        line.put("method", bounded(answered.method()));
        line.put("path", bounded(answered.path()));
        line.put("status", answered.status());
        line.put("ms", answered.took().toMillis());
        line.put("bytes", answered.bytes());
        Observation noted = answered.noted();
        noted.query().ifPresent(text -> line.put("query", QueryHash.of(text)));
        noted.rows().ifPresent(count -> line.put("rows", count));
        noted.cache().ifPresent(outcome -> line.put("cache", outcome));
        noted.stopped().ifPresent(why -> line.put("stopped", why));
        line.put("agent", bounded(answered.agent()));
        lines.write(line);
    }

    private static String bounded(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
