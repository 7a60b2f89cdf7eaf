package org.portolan.release;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A thread that does one thing. What goes wrong in it is thrown in the thread that waits for it. */
final class Worker implements AutoCloseable {
    private final ExecutorService thread;
    private final Future<?> working;

    /** Starts. */
    Worker(String name, Runnable work) {
        thread = Executors.newSingleThreadExecutor(all -> {
            Thread one = new Thread(all, name);
            one.setDaemon(true);
            return one;
        });
        working = thread.submit(work);
    }

    /** Throws what went wrong, if it has ended so. */
    void check() {
        if (working.isDone()) {
            await();
        }
    }

    /** Until it has ended. */
    void await() {
        try {
            working.get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("waiting was stopped", stop);
        } catch (ExecutionException fault) {
            if (fault.getCause() instanceof Error error) {
                throw error;
            }
            throw fault.getCause() instanceof RuntimeException known ? known : new IllegalStateException(fault);
        }
    }

    /** Interrupts it, and waits until it has ended: what it works on may be closed then. */
    @Override
    public void close() {
        thread.shutdownNow();
        boolean isInterrupted = false;
        while (!thread.isTerminated()) {
            try {
                thread.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException stop) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
