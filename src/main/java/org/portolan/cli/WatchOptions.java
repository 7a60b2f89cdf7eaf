package org.portolan.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.portolan.fuseki.operation.Operations;
import org.portolan.fuseki.watch.AccessLog;
import org.portolan.fuseki.watch.Answered;
import org.portolan.fuseki.watch.LogLines;
import org.portolan.fuseki.watch.Metrics;
import org.portolan.fuseki.watch.SlowQueryLog;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What operators see of the server, and how it ends. */
final class WatchOptions implements AutoCloseable {
    private static final String SECONDS = "[0-9]{1,5}(\\.[0-9]{1,3})?";
    private static final String STANDARD_ERROR = "-";

    @Option(names = "--access-log", paramLabel = "FILE", defaultValue = "${env:PORTOLAN_ACCESS_LOG:-" + "}",
            description = "writes a line of JSON for each answer; \"-\" is standard error "
                    + "(PORTOLAN_ACCESS_LOG; default: none)")
    private String accessLog;
    @Option(names = "--log-addresses", defaultValue = "${env:PORTOLAN_LOG_ADDRESSES:-false}",
            description = "writes addresses of readers as they are, not only their network (PORTOLAN_LOG_ADDRESSES)")
    private boolean wholeAddresses;
    @Option(names = "--slow-query-log", paramLabel = "FILE", defaultValue = "${env:PORTOLAN_SLOW_QUERY_LOG:--}",
            description = "where slow queries are written; \"-\" is standard error (PORTOLAN_SLOW_QUERY_LOG; "
                    + "default: -)")
    private String slowQueryLog;
    @Option(names = "--public-metrics", defaultValue = "${env:PORTOLAN_PUBLIC_METRICS:-false}",
            description = "lets everybody read /metrics, not only who has the token (PORTOLAN_PUBLIC_METRICS)")
    private boolean publicMetrics;
    private Optional<Duration> slowQuery = Optional.empty();
    private Duration drain = Duration.ZERO;
    private Duration reread = Duration.ZERO;
    private final List<LogLines> open = new ArrayList<>();
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--slow-query", paramLabel = "SECONDS", defaultValue = "${env:PORTOLAN_SLOW_QUERY:-" + "}",
            description = "writes queries that take so long, with their text (PORTOLAN_SLOW_QUERY; default: none)")
    void slowQuery(String seconds) {
        slowQuery = seconds.isBlank() ? Optional.empty() : Optional.of(duration("--slow-query", seconds));
    }

    @Option(names = "--drain", paramLabel = "SECONDS", defaultValue = "${env:PORTOLAN_DRAIN:-0}",
            description = "still answers for so long after it is told to end, while /health/ready says 503 "
                    + "(PORTOLAN_DRAIN; default: 0)")
    void drain(String seconds) {
        drain = duration("--drain", seconds);
    }

    @Option(names = "--reread", paramLabel = "SECONDS", defaultValue = "${env:PORTOLAN_REREAD:-86400}",
            description = "reads the files of the release that serves again, slowly, so long after the last time, to "
                    + "tell of damage; 0 is never (PORTOLAN_REREAD; default: 86400, a day)")
    void reread(String seconds) {
        reread = duration("--reread", seconds);
    }

    /** How often the files of the release that serves are read again; empty for never. */
    Optional<Duration> reread() {
        return Optional.of(reread).filter(pause -> !pause.isZero());
    }

    private Duration duration(String option, String seconds) {
        if (!seconds.matches(SECONDS)) {
            throw new ParameterException(command.commandLine(),
                    "%s: \"%s\" is no number of seconds, such as 5 or 0.5".formatted(option, seconds));
        }
        return Duration.ofNanos((long) (Double.parseDouble(seconds) * Duration.ofSeconds(1).toNanos()));
    }

    /**
     * Opens the logs.
     *
     * @throws IOException if one cannot be written
     */
    Operations operations() throws IOException {
        List<Consumer<Answered>> accounts = new ArrayList<>();
        if (!accessLog.isBlank()) {
            accounts.add(new AccessLog(lines(accessLog), wholeAddresses));
        }
        if (slowQuery.isPresent()) {
            accounts.add(new SlowQueryLog(lines(slowQueryLog), slowQuery.get()));
        }
        return new Operations(token(), new Metrics(), publicMetrics, accounts, drain);
    }

    private LogLines lines(String file) throws IOException {
        LogLines lines = file.equals(STANDARD_ERROR) ? LogLines.to(System.err) : LogLines.to(Path.of(file));
        open.add(lines);
        return lines;
    }

    /**
     * What lets an operator use {@code /admin/} and {@code /metrics}; from the environment alone, for others can read a
     * command line. Without it, neither is there.
     */
    private static Optional<String> token() {
        return Optional.ofNullable(System.getenv("PORTOLAN_ADMIN_TOKEN")).filter(token -> !token.isBlank());
    }

    /** Closes the logs. */
    @Override
    public void close() {
        open.forEach(LogLines::close);
    }
}
