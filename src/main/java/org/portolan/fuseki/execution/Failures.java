package org.portolan.fuseki.execution;

import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.portolan.fuseki.budget.SpentException;
import org.portolan.fuseki.guard.Guard;
import org.portolan.fuseki.guard.Limits;
import org.portolan.fuseki.guard.Refusal;
import org.portolan.fuseki.watch.FailureLog;
import org.portolan.negotiation.Fault;
import org.portolan.release.answers.GraphWriter;
import org.portolan.release.search.TextSearch;
import org.slf4j.LoggerFactory;

/** Why queries fail: what was foreseen is told, anything else is written in the log. Thread-safe. */
final class Failures {
    private final FailureLog log = new FailureLog(LoggerFactory.getLogger(Failures.class));
    private final Limits limits;

    /** @param limits which a query may have come to */
    Failures(Limits limits) {
        this.limits = limits;
    }

    /** What is told to whoever asked. Writers of results wrap what ended the query. */
    Refusal refusal(Throwable e) {
        return FailureLog.causes(e).map(this::known).flatMap(Optional::stream).findFirst().orElseGet(() -> {
            log.tell("a query", e);
            return new Refusal(Fault.FAILED, "The failure is written in the server's log.");
        });
    }

    private Optional<Refusal> known(Throwable e) {
        if (e instanceof Refusal refusal) {
            return Optional.of(refusal);
        }
        if (e instanceof HttpException) {
            return Optional.of(QueryRequest.unreadable(e, limits));
        }
        if (e instanceof SpentException spent) {
            return Optional.of(new Spending(limits).refusal(spent));
        }
        if (e instanceof TextSearch.MisuseException) {
            return Optional.of(new Refusal(Fault.NOT_ALLOWED, e.getMessage()));
        }
        if (e instanceof GraphWriter.UnwritableException) {
            return Optional.of(new Refusal(Fault.NOT_ACCEPTABLE, e.getMessage()));
        }
        if (e instanceof StackOverflowError) {
            return Optional.of(Guard.nested(limits.depth()));
        }
        return e instanceof OutOfMemoryError
                ? Optional.of(new Refusal(Fault.FULL, "The query needs more memory than there is.")) : Optional.empty();
    }
}
