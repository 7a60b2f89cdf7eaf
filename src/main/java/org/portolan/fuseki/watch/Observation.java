package org.portolan.fuseki.watch;

import jakarta.servlet.ServletRequest;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.eclipse.jetty.util.Attributes;

/**
 * What those who answer a request note of it for operators. Each may be noted at any time before the answer has ended,
 * from any thread; what is not noted is not told.
 */
public final class Observation {
    private static final String NAME = Observation.class.getName();
    private volatile String query = "";
    private volatile String stopped = "";
    private volatile String cache = "";
    private volatile LongSupplier rows = () -> -1;

    /** That of a request; the first who asks makes it. */
    public static Observation of(ServletRequest request) {
        if (request.getAttribute(NAME) instanceof Observation known) {
            return known;
        }
        Observation made = new Observation();
        request.setAttribute(NAME, made);
        return made;
    }

    /** That of a request which may have reached nobody; what is noted then is not told. */
    public static Observation of(Attributes request) {
        return request.getAttribute(NAME) instanceof Observation known ? known : new Observation();
    }

    /** The text of the query that is asked. */
    public void query(String text) {
        query = text;
    }

    /** How many rows or statements the answer has so far; asked when it has ended. */
    public void rows(LongSupplier count) {
        rows = count;
    }

    /** Why there is no whole answer: one of a few words, such as {@code out-of-time}. */
    public void stopped(String why) {
        stopped = why;
    }

    /** How the cache served the answer: {@code hit}, {@code miss}, {@code shared} or {@code revalidated}. */
    public void cache(String outcome) {
        cache = outcome;
    }

    /** The text that was noted. */
    public Optional<String> query() {
        return Optional.of(query).filter(text -> !text.isEmpty());
    }

    OptionalLong rows() {
        long count = rows.getAsLong();
        return count < 0 ? OptionalLong.empty() : OptionalLong.of(count);
    }

    Optional<String> stopped() {
        return Optional.of(stopped).filter(text -> !text.isEmpty());
    }

    Optional<String> cache() {
        return Optional.of(cache).filter(text -> !text.isEmpty());
    }
}
