package org.portolan.release.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What one thread hands to one other, many at once and in order; whoever is faster waits. */
final class BlockQueue<T> {
    private static final int BLOCK = 512;
    private static final int MOST_BLOCKS = 4;
    private static final int MILLISECONDS_BETWEEN_LOOKS = 100;

    private final List<T> end = List.of();
    private final BlockingQueue<List<T>> blocks = new ArrayBlockingQueue<>(MOST_BLOCKS);
    private List<T> block = new ArrayList<>(BLOCK);

    /** @param whileFull is done now and then while the other thread takes nothing; throws if it never will again */
    void add(T element, Runnable whileFull) {
        block.add(element);
        if (block.size() == BLOCK) {
            handOn(block, whileFull);
            block = new ArrayList<>(BLOCK);
        }
    }

    /** Hands on what is left, and that there is no more. */
    void end(Runnable whileFull) {
        if (!block.isEmpty()) {
            handOn(block, whileFull);
        }
        handOn(end, whileFull);
    }

    /**
     * Takes all until the end.
     *
     * @param whileEmpty is done now and then while the other thread adds nothing; throws if it never will again
     */
    void forEach(Consumer<T> taker, Runnable whileEmpty) {
        try {
            for (List<T> next = next(whileEmpty); next != end; next = next(whileEmpty)) {
                next.forEach(taker);
            }
        } catch (InterruptedException stop) {
            throw stopped(stop);
        }
    }

    private List<T> next(Runnable whileEmpty) throws InterruptedException {
        List<T> next = blocks.poll(MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
        while (next == null) {
            whileEmpty.run();
            next = blocks.poll(MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
        }
        return next;
    }

    private void handOn(List<T> full, Runnable whileFull) {
        try {
            while (!blocks.offer(full, MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
                whileFull.run();
            }
        } catch (InterruptedException stop) {
            throw stopped(stop);
        }
    }

    private static IllegalStateException stopped(InterruptedException stop) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("the other thread was stopped", stop);
    }
}
