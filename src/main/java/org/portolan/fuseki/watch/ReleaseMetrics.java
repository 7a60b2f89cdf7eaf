package org.portolan.fuseki.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.portolan.release.live.LiveSource;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.store.LiveRelease;

/** The numbers of the release that is live at the time of asking. */
public final class ReleaseMetrics implements MeterBinder {
    private final LiveSource live;

    /** @param live gives out the release */
    public ReleaseMetrics(LiveSource live) {
        this.live = live;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "portolan.release.triples", "Statements of the default graph in the release",
                release -> release.release().manifest().triples());
        gauge(registry, "portolan.release.built", "When the release was made, in seconds since 1970",
                release -> Instant.parse(release.release().manifest().built()).getEpochSecond());
        gauge(registry, "portolan.release.dump.bytes", "The files of the release that readers download",
                release -> release.release().manifest().files().stream().mapToLong(Manifest.File::bytes).sum());
        gauge(registry, "portolan.store.bytes", "The files of the store, with the gaps that they have",
                release -> bytes(release.release().folder().resolve("store")));
        Gauge.builder("portolan.release.refused", live, source -> source.refused().isPresent() ? 1 : 0)
                .description("1 if the release that should be live is not, and another one serves")
                .strongReference(true).register(registry);
        Gauge.builder("portolan.release.damaged", live, source -> source.damaged().size())
                .description("Files that are damaged, of the release and of the history, when they were read last")
                .strongReference(true).register(registry);
    }

    private static long bytes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException | UncheckedIOException e) {
            return 0; // a release in memory, or one that goes at this moment
        }
    }

    private void gauge(MeterRegistry registry, String name, String means, ToDoubleFunction<LiveRelease> value) {
        Gauge.builder(name, live, source -> {
            try (LiveSource.Lease lease = source.lease()) {
                return value.applyAsDouble(lease.live());
            }
        }).description(means).strongReference(true).register(registry);
    }
}
