package org.portolan.fuseki.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The numbers of a server: of its answers, its queries and its process. Whoever has a number of another kind adds a
 * {@linkplain #gauge gauge}. No label has a value that readers choose. Thread-safe.
 */
public final class Metrics implements Consumer<Answered>, AutoCloseable {
    private static final Duration[] BOUNDS = List.of(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 20_000)
            .stream().map(Duration::ofMillis).toArray(Duration[]::new);
    /** The first segments of addresses that are told apart; what a publication adds is among the others. */
    private static final Set<String> ROUTES = Set.of("id", "doc", "list", "queries", "sparql", "dumps", "releases",
            "changes", "data", "catalog", "ns", "graph", "schemas", "assets", "health", "admin", "metrics", "about");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS");
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    /** Counts from now on. */
    public Metrics() {
        List.of(new JvmMemoryMetrics(), collections, new JvmThreadMetrics(), new FileDescriptorMetrics(),
                new ProcessorMetrics(), new UptimeMetrics()).forEach(this::add);
    }

    /** Adds numbers that a library knows. */
    public void add(MeterBinder binder) {
        binder.bindTo(registry);
    }

    /**
     * Adds a number that goes up and down.
     *
     * @param name  in words parted by dots, for example {@code portolan.cache.size}
     * @param means one sentence
     * @param value is asked at each scrape, by any thread
     */
    public void gauge(String name, String means, Supplier<Number> value) {
        Gauge.builder(name, value).description(means).strongReference(true).register(registry);
    }

    @Override
    public void accept(Answered answered) {
        Timer.builder("portolan.requests").description("Answers, by the first part of the address, and their time")
                .tag("route", route(answered.path())).tag("status", String.valueOf(answered.status()))
                .tag("method", METHODS.contains(answered.method()) ? answered.method() : "other")
                .serviceLevelObjectives(BOUNDS).register(registry).record(answered.took());
        registry.counter("portolan.response.bytes", "route", route(answered.path())).increment(answered.bytes());
        answered.noted().stopped().ifPresent(why -> registry.counter("portolan.queries.stopped", "why", why)
                .increment());
        answered.noted().cache().ifPresent(outcome -> registry.counter("portolan.cache.answers", "outcome", outcome)
                .increment());
    }

    private static String route(String path) {
        String first = path.startsWith("/") ? path.substring(1).split("[/.]", 2)[0] : "other";
        return path.equals("/") ? "home" : ROUTES.contains(first) ? first : "other";
    }

    /** Writes all of them. */
    void write(OutputStream out) throws IOException {
        registry.scrape(out);
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
