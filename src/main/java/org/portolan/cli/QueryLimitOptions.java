package org.portolan.cli;

import java.time.Duration;
import org.portolan.fuseki.budget.Allowance;
import org.portolan.fuseki.guard.Limits;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How much of the server a query at {@code /sparql} may take; by default {@link Limits#STANDARD}. */
final class QueryLimitOptions {
    private static final double MILLIS = 1000;

    @Option(names = "--query-time", paramLabel = "SECONDS", defaultValue = "${env:PORTOLAN_QUERY_TIME:-10}",
            description = "to run a query (PORTOLAN_QUERY_TIME; default: 10)")
    private double time;
    @Option(names = "--query-delivery", paramLabel = "SECONDS", defaultValue = "${env:PORTOLAN_QUERY_DELIVERY:-60}",
            description = "in which a client reads the result (PORTOLAN_QUERY_DELIVERY; default: 60)")
    private double delivery;
    @Option(names = "--query-rows", paramLabel = "NUMBER", defaultValue = "${env:PORTOLAN_QUERY_ROWS:-5000000}",
            description = "rows or triples of a result (PORTOLAN_QUERY_ROWS; default: 5000000)")
    private long rows;
    @Option(names = "--query-bytes", paramLabel = "BYTES", defaultValue = "${env:PORTOLAN_QUERY_BYTES:-1073741824}",
            description = "bytes of a result (PORTOLAN_QUERY_BYTES; default: 1073741824)")
    private long bytes;
    @Option(names = "--query-memory", paramLabel = "BYTES", defaultValue = "${env:PORTOLAN_QUERY_MEMORY:-67108864}",
            description = "of rows and texts that a query holds, estimated; all queries together hold a third "
                    + "of the heap (PORTOLAN_QUERY_MEMORY; default: 67108864)")
    private long memory;
    @Option(names = "--query-string", paramLabel = "CHARACTERS", defaultValue = "${env:PORTOLAN_QUERY_STRING:-1000000}",
            description = "of a string that a query makes (PORTOLAN_QUERY_STRING; default: 1000000)")
    private int string;
    @Option(names = "--query-length", paramLabel = "BYTES", defaultValue = "${env:PORTOLAN_QUERY_LENGTH:-65536}",
            description = "of a query (PORTOLAN_QUERY_LENGTH; default: 65536)")
    private int length;
    @Option(names = "--query-depth", paramLabel = "NUMBER", defaultValue = "${env:PORTOLAN_QUERY_DEPTH:-300}",
            description = "groups, brackets and operators within one another (PORTOLAN_QUERY_DEPTH; default: 300)")
    private int depth;
    @Option(names = "--queries", paramLabel = "NUMBER", defaultValue = "${env:PORTOLAN_QUERIES:-16}",
            description = "queries that run at the same time (PORTOLAN_QUERIES; default: 16)")
    private int concurrent;
    @Option(names = "--client-queries", paramLabel = "NUMBER", defaultValue = "${env:PORTOLAN_CLIENT_QUERIES:-4}",
            description = "queries of one client among them (PORTOLAN_CLIENT_QUERIES; default: 4)")
    private int perClient;
    @Option(names = "--waiting-queries", paramLabel = "NUMBER", defaultValue = "${env:PORTOLAN_WAITING_QUERIES:-256}",
            description = "queries that wait for a place, one client's half of them "
                    + "(PORTOLAN_WAITING_QUERIES; default: 256)")
    private int waiting;
    @Option(names = "--query-wait", paramLabel = "SECONDS", defaultValue = "${env:PORTOLAN_QUERY_WAIT:-5}",
            description = "to wait for a place (PORTOLAN_QUERY_WAIT; default: 5)")
    private double patience;
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** @throws ParameterException if nothing could keep them */
    Limits limits() {
        try {
            return new Limits(seconds(time), seconds(delivery), new Allowance(rows, bytes, memory, string),
                    sharedMemory(), length, depth,
                    new Limits.Crowd(concurrent, perClient, waiting, seconds(patience)));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command.commandLine(), "limits of queries: " + wrong.getMessage(), wrong);
        }
    }

    /** Whoever gives one query more than is usual means it to have that. */
    private long sharedMemory() {
        return memory > Limits.STANDARD.allowance().memory() ? Math.max(memory, Limits.STANDARD.sharedMemory())
                : Limits.STANDARD.sharedMemory();
    }

    private static Duration seconds(double number) {
        return Duration.ofMillis(Math.round(number * MILLIS));
    }
}
