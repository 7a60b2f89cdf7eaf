package org.portolan.fuseki.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final AnswerKey KEY = AnswerKey.of(List.of("query"));

    /** A place that nobody waits for. */
    private static final class Free implements Answers.Place {
        @Override
        public <T> Optional<T> during(Answers.Work<T> work) throws IOException {
            return work.done();
        }
    }

    /** A place that is taken until it is free. */
    private record Taken(CountDownLatch asked, CountDownLatch free) implements Answers.Place {
        @Override
        public <T> Optional<T> during(Answers.Work<T> work) throws IOException {
            asked.countDown();
            await(free);
            return work.done();
        }
    }

    private final Answers answers = new Answers(10_000, Duration.ofSeconds(10),
            failure -> failure instanceof IllegalStateException);

    @Test
    void failureOfOneIsNoneOfThoseWhoWaitForTheSameAnswer() throws Exception {
        Answers.Found found = follower(new IllegalArgumentException("the client has gone")).get();
        assertEquals(Answers.Origin.MADE, found.origin());
        assertEquals(5, found.answer().orElseThrow().body().length);
    }

    @Test
    void failureOfEverybodyIsToldToThoseWhoWait() {
        CompletableFuture<Answers.Found> follower = follower(new IllegalStateException("out of time"));
        assertInstanceOf(IllegalStateException.class, assertThrows(ExecutionException.class, follower::get).getCause());
    }

    @Test
    void whoeverWaitsForAPlaceLetsNobodyElseWait() throws Exception {
        Taken taken = new Taken(new CountDownLatch(1), new CountDownLatch(1));
        CompletableFuture<Answers.Found> first = CompletableFuture.supplyAsync(() -> {
            try {
                return answers.find(KEY, taken, tooLong -> Optional.of(new Answer(new byte[1], 1)));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        await(taken.asked);
        Answers.Found second = answers.find(KEY, new Free(), tooLong -> Optional.of(new Answer(new byte[2], 1)));
        assertEquals(Answers.Origin.MADE, second.origin());
        taken.free.countDown();
        assertEquals(Answers.Origin.KEPT, first.get().origin());
        assertEquals(2, first.get().answer().orElseThrow().body().length);
    }

    /** Asks while somebody else makes the answer and fails. */
    private CompletableFuture<Answers.Found> follower(RuntimeException failure) {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<Answers.Found> leader = found(tooLong -> {
            begun.countDown();
            await(waiting);
            throw failure;
        });
        await(begun);
        CompletableFuture<Answers.Found> follower = new CompletableFuture<>();
        Thread thread = new Thread(() -> complete(follower, tooLong -> Optional.of(new Answer(new byte[5], 1))));
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        waiting.countDown();
        assertThrows(ExecutionException.class, leader::get);
        return follower;
    }

    private CompletableFuture<Answers.Found> found(Answers.Maker maker) {
        CompletableFuture<Answers.Found> found = new CompletableFuture<>();
        new Thread(() -> complete(found, maker)).start();
        return found;
    }

    private void complete(CompletableFuture<Answers.Found> found, Answers.Maker maker) {
        try {
            found.complete(answers.find(KEY, new Free(), maker));
        } catch (IOException | RuntimeException e) {
            found.completeExceptionally(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
