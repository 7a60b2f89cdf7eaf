package org.portolan.fuseki.operation;

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
 * @param admin         answers below {@code /admin/}, if there is a token
 */
public record Operations(Optional<String> token, Metrics metrics, boolean publicMetrics,
                         List<Consumer<Answered>> accounts, Duration drain, Optional<Admin> admin) {
    /** Refuses an empty token, which keeps nobody out. */
    public Operations {
        accounts = List.copyOf(accounts);
        if (token.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("an empty token keeps nobody out");
        }
    }

    /** Without anything below {@code /admin/}. */
    public Operations(Optional<String> token, Metrics metrics, boolean publicMetrics,
            List<Consumer<Answered>> accounts, Duration drain) {
        this(token, metrics, publicMetrics, accounts, drain, Optional.empty());
    }

    /** The same with what answers below {@code /admin/}. */
    public Operations with(Admin newAdmin) {
        return new Operations(token, metrics, publicMetrics, accounts, drain, Optional.of(newAdmin));
    }

    /** Nobody operates it, and nothing is written down. */
    public static Operations none() {
        return new Operations(Optional.empty(), new Metrics(), false, List.of(), Duration.ZERO);
    }

    /** Those who are told of each answer: metrics and logs. */
    public List<Consumer<Answered>> everyAccount() {
        List<Consumer<Answered>> all = new ArrayList<>(accounts);
        all.add(metrics);
        return all;
    }
}
