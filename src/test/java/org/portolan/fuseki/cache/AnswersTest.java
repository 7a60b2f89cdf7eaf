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
            found.complete(answers.find(KEY, maker));
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
