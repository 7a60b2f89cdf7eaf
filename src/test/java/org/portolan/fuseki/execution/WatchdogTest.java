package org.portolan.fuseki.execution;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.junit.jupiter.api.Test;
import org.portolan.fuseki.budget.Budget;
import org.portolan.fuseki.budget.SharedMemory;
import org.portolan.fuseki.guard.Limits;

class WatchdogTest {
    private static final Limits LIMITS = Limits.STANDARD.within(Duration.ofMillis(300));

    /** When there is no memory any look may fail, also the one at a query that is to be ended. */
    @Test
    void queriesAreEndedAfterLooksThatFailed() throws Exception {
        CountDownLatch ended = new CountDownLatch(2);
        try (Watchdog watchdog = new Watchdog()) {
            for (int i = 0; i < 2; i++) {
                Thread query = new Thread(() -> watch(watchdog, ended));
                query.setDaemon(true);
                query.start();
            }
            assertTrue(ended.await(5, TimeUnit.SECONDS), () -> ended.getCount() + " were not ended");
        }
    }

    private static void watch(Watchdog watchdog, CountDownLatch ended) {
        Supplier<Boolean> isOpen = () -> {
            throw new OutOfMemoryError("of a test");
        };
        CountDownLatch aborted = new CountDownLatch(1);
        Run run = new Run(aborted::countDown, new Budget(LIMITS.allowance(), new SharedMemory(1)), client(isOpen),
                LIMITS);
        try {
            watchdog.watch(run, () -> {
                try {
                    aborted.await();
                    ended.countDown();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ClientConnection client(Supplier<Boolean> isOpen) {
        EndPoint endPoint = (EndPoint) Proxy.newProxyInstance(EndPoint.class.getClassLoader(),
                new Class<?>[] {EndPoint.class}, (proxy, method, arguments) -> isOpen.get());
        return new ClientConnection((Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class}, (proxy, method, arguments) -> endPoint), true);
    }
}
