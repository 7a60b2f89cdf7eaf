package org.portolan.fuseki;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.portolan.fuseki.watch.Answered;
import org.portolan.fuseki.watch.Metrics;

/**
 * What operators have of a server.
 *
 * @param token         what lets them use {@code /admin/} and {@code /metrics}; empty: nobody may
 * @param metrics       the numbers at {@code /metrics}, which the server feeds and closes
 * @param publicMetrics if everybody may read them
 * @param accounts      are told of each answer that has ended
 * @param drain         how long the server still answers after it has said that it is not ready
 */
public record Operations(Optional<String> token, Metrics metrics, boolean publicMetrics,
                         List<Consumer<Answered>> accounts, Duration drain) {
    /** Refuses an empty token, which keeps nobody out. */
    public Operations {
        accounts = List.copyOf(accounts);
        if (token.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("an empty token keeps nobody out");
        }
    }

    /** Nobody operates it, and nothing is written down. */
    public static Operations none() {
        return new Operations(Optional.empty(), new Metrics(), false, List.of(), Duration.ZERO);
    }

    List<Consumer<Answered>> everyAccount() {
        List<Consumer<Answered>> all = new ArrayList<>(accounts);
        all.add(metrics);
        return all;
    }
}
