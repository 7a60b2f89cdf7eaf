package org.portolan.release.store;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A thread that does one thing. What goes wrong in it is thrown in the thread that waits for it. */
final class Worker implements AutoCloseable {
    private final FutureTask<Void> working;
    private final Thread thread;

    /** Starts. */
    Worker(String name, Runnable work) {
        working = new FutureTask<>(work, null);
        thread = new Thread(working, name);
        thread.setDaemon(true);
        thread.start();
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
        thread.interrupt();
        boolean isInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException stop) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
