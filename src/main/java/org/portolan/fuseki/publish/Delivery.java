package org.portolan.fuseki.publish;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One publication: compare, send, prove, move. */
final class Delivery {
    private static final int NOT_FOUND = 404;

    private final Endpoints endpoints;
    private final SparqlStore store;
    private final Listener listener;

    Delivery(Endpoints endpoints, SparqlStore store, Listener listener) {
        this.endpoints = endpoints;
        this.store = store;
        this.listener = listener;
    }

    /** A graph and how far it has come. */
    record Load(Survey survey, Step.State state) {
        Step step() {
            return survey.step(state);
        }
    }

    /** Finds out which graphs the server has already. */
    List<Load> compare(List<Survey> surveys) throws IOException {
        List<Load> loads = new ArrayList<>();
        for (Survey survey : surveys) {
            Load load = new Load(survey, state(survey));
            listener.decided(load.step());
            loads.add(load);
        }
        return loads;
    }

    /** Brings what the server does not show yet. */
    void bring(List<Survey> surveys) throws IOException {
        List<Load> loads = compare(surveys).stream().filter(load -> load.state() != Step.State.LIVE).toList();
        if (!loads.isEmpty()) {
            deliver(loads);
        }
        removeStaged(surveys);
    }

    private void deliver(List<Load> loads) throws IOException {
        Optional<URI> update = updateAddress();
        if (update.isPresent()) {
            stage(loads);
            Answer answer = move(update.get(), loads);
            if (!answer.isRefusal()) {
                return;
            }
            listener.goesGraphByGraph(answer.explanation());
        }
        replaceOneByOne(loads);
    }

    private Step.State state(Survey survey) throws IOException {
        if (store.holds(survey.live(), survey.whole())) {
            return Step.State.LIVE;
        }
        return store.holds(survey.staged(), survey.whole()) ? Step.State.STAGED : Step.State.ABSENT;
    }

    private Optional<URI> updateAddress() throws IOException {
        List<String> tried = new ArrayList<>();
        for (URI address : endpoints.updates()) {
            Answer answer = store.tryUpdate(address);
            if (answer.isDone()) {
                return Optional.of(address);
            }
            tried.add("%s (%s)".formatted(address, answer.outcome()));
        }
        listener.goesGraphByGraph(tried.isEmpty() ? "no address for updates is given"
                : "updates are refused; tried " + String.join(", ", tried));
        return Optional.empty();
    }

    private void stage(List<Load> loads) throws IOException {
        for (Load load : loads) {
            if (load.state() == Step.State.ABSENT) {
                send(load, load.survey().staged(), "what readers see is as it was");
            }
        }
    }

    /** @return done, or a refusal */
    private Answer move(URI update, List<Load> loads) throws IOException {
        if (!areStaged(loads)) {
            throw new PublishException(endpoints.graphStore(), "a graph that had arrived has changed since; "
                    + "is another publication under way? What readers see is as it was");
        }
        long start = System.nanoTime();
        String text = loads.stream().map(Load::survey).map(Delivery::moving).collect(Collectors.joining(" ;\n"));
        Answer answer = store.update(update, text, () -> isMoved(update, loads));
        if (answer.isDone()) {
            proveMoved(update, loads, answer);
            listener.moved(loads.size(), Duration.ofNanos(System.nanoTime() - start));
        } else if (!answer.isRefusal()) {
            throw answer.fault();
        }
        return answer;
    }

    private void proveMoved(URI update, List<Load> loads, Answer answer) throws IOException {
        try {
            for (Load load : loads) {
                prove(load, load.survey().live(), "the move has lost something; publish the release before again");
            }
        } catch (PublishException lost) {
            if (areStaged(loads)) {
                throw new PublishException(update, ("answers %d to the move and does not do it; what readers see is as "
                        + "it was, and all graphs lie whole beside it. Give another address with --update if this is "
                        + "not the one for updates; else run this again, which sends nothing twice")
                        .formatted(answer.status()), lost);
            }
            throw lost;
        }
    }

    /** A graph without statements need not be there to be moved. */
    private static String moving(Survey survey) {
        return survey.whole().statements() == 0 ? "DROP SILENT " + survey.live().reference()
                : "MOVE " + survey.staged().reference() + " TO " + survey.live().reference();
    }

    /**
     * What became of a move whose answer was lost. It must not be repeated once it was done: where the staged graph is
     * gone, RDF4J would empty the one that readers see.
     */
    private boolean isMoved(URI update, List<Load> loads) throws IOException {
        if (areStaged(loads)) {
            return false;
        }
        for (Load load : loads) {
            long statements = load.survey().whole().statements();
            if (store.count(load.survey().live(), statements) != statements) {
                throw new PublishException(update, "the move failed and left graphs neither here nor there; "
                        + "run this again, which sends what is missing");
            }
        }
        return true;
    }

    private boolean areStaged(List<Load> loads) throws IOException {
        for (Load load : loads) {
            long statements = load.survey().whole().statements();
            if (store.count(load.survey().staged(), statements) != statements) {
                return false;
            }
        }
        return true;
    }

    private void replaceOneByOne(List<Load> loads) throws IOException {
        for (Load load : loads) {
            send(load, load.survey().live(), "readers see what is left of it; publish the release before again");
        }
    }

    /** What lies beside what readers see was moved, or is left of a publication that was cut off. */
    private void removeStaged(List<Survey> surveys) throws IOException {
        for (Survey survey : surveys) {
            if (store.count(survey.staged(), 0) > 0) {
                Answer answer = store.delete(survey.staged());
                if (!answer.isDone() && answer.status() != NOT_FOUND) {
                    throw new PublishException(answer.address(), answer.explanation() + "; readers see the release, "
                            + "but what a publication that was cut off has left there stays beside it");
                }
                listener.removed(survey.staged().toString());
            }
        }
    }

    private void send(Load load, RemoteGraph graph, String otherwise) throws IOException {
        long start = System.nanoTime();
        listener.sending(load.step());
        store.put(graph, load.survey());
        prove(load, graph, otherwise);
        listener.sent(load.step(), graph.toString(), Duration.ofNanos(System.nanoTime() - start));
    }

    /** A server that answers "done" may have lost statements, or changed them. */
    private void prove(Load load, RemoteGraph graph, String otherwise) throws IOException {
        long expected = load.survey().whole().statements();
        long found = store.count(graph, expected);
        if (found != expected) {
            throw new PublishException(graph.in(endpoints.graphStore()), ("holds %d of %d statements of %s that it "
                    + "took without complaint; %s").formatted(found, expected, load.step().graph(), otherwise));
        }
        if (!store.holdsSample(graph, load.survey())) {
            throw new PublishException(graph.in(endpoints.graphStore()), ("holds other statements than the %d of %s "
                    + "that it took without complaint; %s").formatted(expected, load.step().graph(), otherwise));
        }
    }
}
