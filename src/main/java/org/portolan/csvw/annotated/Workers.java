package org.portolan.csvw.annotated;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that do tasks at the same time; what a task gives is added in the order in which the tasks were begun. The
 * thread that begins them works too while it waits. So few tasks are under way at once that memory stays bounded.
 *
 * <p>The first tasks are done by the caller alone: while the code that they run is still being compiled, the compiler
 * makes better use of another processor than a second thread in slow code.
 *
 * <p>Belongs to the thread that made it.
 */
public final class Workers implements AutoCloseable {
    private static final int TASKS_A_THREAD = 4;
    private static final int TASKS_ALONE = 600;

    private final int threads;
    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private final Deque<FutureTask<Task>> begun = new ArrayDeque<>();
    private final ThreadPoolExecutor others;
    private int alone;

    /** So many threads, the caller's included; the others are there when there is work for them. */
    public Workers(int threads) {
        this.threads = threads;
        this.others = new ThreadPoolExecutor(Math.max(1, threads - 1), Math.max(1, threads - 1), 0, TimeUnit.SECONDS,
                waiting, work -> {
            Thread thread = new Thread(work, "rows");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A piece of work. */
    interface Task extends Runnable {
        /** What any thread may do. */
        @Override
        void run();

        /** What the thread of the whole does after that, task by task. */
        void add();
    }

    /** True if there is more than the caller's thread. */
    boolean areSeveral() {
        return threads > 1;
    }

    /** Begins a task, and adds the oldest ones if too many are under way. */
    void begin(Task task) {
        if (alone < TASKS_ALONE) {
            alone++;
            task.run();
            task.add();
            return;
        }
        FutureTask<Task> future = new FutureTask<>(task, task);
        begun.add(future);
        others.execute(future);
        while (begun.size() > TASKS_A_THREAD * threads) {
            addOldest();
        }
    }

    /** Waits for all tasks and adds them. */
    void finish() {
        while (!begun.isEmpty()) {
            addOldest();
        }
    }

    private void addOldest() {
        FutureTask<Task> oldest = begun.remove();
        while (!oldest.isDone() && !waiting.isEmpty()) {
            Runnable other = waiting.poll();
            if (other != null) {
                other.run();
            }
        }
        result(oldest).add();
    }

    private static Task result(FutureTask<Task> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            } else if (failed.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while rows were mapped", stop);
        }
    }

    @Override
    public void close() {
        others.shutdownNow();
    }
}
