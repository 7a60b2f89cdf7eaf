package org.portolan.fuseki.cache;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * The answers that are kept, and those that are being made. Whoever asks what somebody else is asking waits for that
 * answer, or for its running out of time, which is everybody's; if it is too long to be kept, or the one who makes it
 * goes away, the others make theirs. Thread-safe.
 */
public final class Answers {
    private static final int PART_OF_HEAP = 16;
    /** Whoever waits has a thread; those beyond queue for a place as everybody does, and clients have shares there. */
    public static final int MOST_WAITING = 64;
    private final Shelf shelf;
    private final Duration time;
    private final Predicate<RuntimeException> isEverybodys;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final Map<AnswerKey, CompletableFuture<Optional<Answer>>> making = new ConcurrentHashMap<>();

    /**
     * @param room         bytes for all answers
     * @param time         that one may take to be made; others wait for it twice as long
     * @param isEverybodys true of a failure that those who wait would have, too
     */
    public Answers(long room, Duration time, Predicate<RuntimeException> isEverybodys) {
        shelf = new Shelf(room);
        this.time = time;
        this.isEverybodys = isEverybodys;
    }

    /** A sixteenth of the heap. */
    public static long standardRoom() {
        return Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
    }

    /** Makes an answer. */
    @FunctionalInterface
    public interface Maker {
        /**
         * Makes it.
         *
         * @param tooLong is told when it turns out too long to be kept
         * @return empty if it has gone to the client, because it is too long
         */
        Optional<Answer> make(Runnable tooLong) throws IOException;
    }

    /** Where an answer is made. Whoever waits for one lets nobody else wait. */
    public interface Place {
        /**
         * Does the work in the place; to get it may take a while.
         *
         * @throws RuntimeException that is told to whoever asks, if there is none
         */
        <T> Optional<T> during(Work<T> work) throws IOException;
    }

    /** What is done in a place. */
    @FunctionalInterface
    public interface Work<T> {
        /** Empty if somebody else has it, or has done it. */
        Optional<T> done() throws IOException;
    }

    /**
     * An answer with how it came.
     *
     * @param answer empty if it has gone to the client
     * @param origin how it came
     */
    public record Found(Optional<Answer> answer, Origin origin) {
    }

    /** How an answer came; in words of <a href="https://www.rfc-editor.org/rfc/rfc9211">RFC 9211</a>. */
    public enum Origin {
        /** It was made for this client. */
        MADE("fwd=miss", "miss"),
        /** It was made for another client at the same time. */
        SHARED("fwd=miss; collapsed", "shared"),
        /** It was kept. */
        KEPT("hit", "hit");

        private final String status;
        private final String label;

        Origin(String status, String label) {
            this.status = status;
            this.label = label;
        }

        /** What metrics and logs call it. */
        public String label() {
            return label;
        }

        /** The value of {@code Cache-Status}. */
        public String status() {
            return "portolan; " + status;
        }
    }

    /** The answer of the key, kept, or made by this caller in his place or by another who has one. */
    public Found find(AnswerKey key, Place place, Maker maker) throws IOException {
        Optional<Found> found = kept(key);
        if (found.isEmpty() && !making.containsKey(key)) {
            found = place.during(() -> madeOrKept(key, maker));
        }
        if (found.isEmpty()) { // others make it
            found = shared(key);
        }
        return found.isPresent() ? found.get() : alone(place, maker);
    }

    private Optional<Found> kept(AnswerKey key) {
        return shelf.find(key).map(answer -> new Found(Optional.of(answer), Origin.KEPT));
    }

    private Optional<Found> madeOrKept(AnswerKey key, Maker maker) throws IOException {
        Optional<Found> kept = kept(key);
        CompletableFuture<Optional<Answer>> mine = new CompletableFuture<>();
        return kept.isPresent() || making.putIfAbsent(key, mine) != null ? kept
                : Optional.of(new Found(make(key, maker, mine), Origin.MADE));
    }

    private Optional<Found> shared(AnswerKey key) {
        Optional<CompletableFuture<Optional<Answer>>> others = Optional.ofNullable(making.get(key));
        if (others.isEmpty()) { // they are done by now
            return kept(key);
        }
        return waiting.tryAcquire() ? await(others.get()).map(any -> new Found(Optional.of(any), Origin.SHARED))
                : Optional.empty();
    }

    private static Found alone(Place place, Maker maker) throws IOException {
        return place.during(() -> Optional.of(new Found(maker.make(() -> { }), Origin.MADE))).orElseThrow();
    }

    private Optional<Answer> make(AnswerKey key, Maker maker, CompletableFuture<Optional<Answer>> mine)
            throws IOException {
        try {
            Optional<Answer> answer = maker.make(() -> end(key, mine, Optional.empty()));
            answer.ifPresent(made -> shelf.keep(key, made));
            end(key, mine, answer);
            return answer;
        } catch (RuntimeException e) {
            if (isEverybodys.test(e)) {
                making.remove(key, mine);
                mine.completeExceptionally(e);
            }
            throw e;
        } finally {
            end(key, mine, Optional.empty());
        }
    }

    private void end(AnswerKey key, CompletableFuture<Optional<Answer>> mine, Optional<Answer> answer) {
        making.remove(key, mine);
        mine.complete(answer);
    }

    private Optional<Answer> await(CompletableFuture<Optional<Answer>> others) {
        try {
            return others.get(2 * time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fate ? fate : new IllegalStateException(e);
        } finally {
            waiting.release();
        }
    }
}
