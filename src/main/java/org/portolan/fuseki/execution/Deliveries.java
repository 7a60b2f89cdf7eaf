package org.portolan.fuseki.execution;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.portolan.fuseki.budget.SharedMemory;
import org.portolan.fuseki.guard.Refusal;
import org.portolan.negotiation.Fault;

/**
 * The results that are on their way to clients, who may read slowly, after their queries have given their places back.
 * Each is paid for from the memory of all queries until it is sent, and once if several read the same. Thread-safe.
 */
final class Deliveries {
    /** So many clients read slowly before there is no memory for the queries of others. */
    private static final int PARTS = 4;
    private final SharedMemory memory;
    private final long mostOfClient;
    private final Map<byte[], Delivery> delivered = new IdentityHashMap<>();
    private final Map<String, Long> owed = new HashMap<>();

    /** @param most bytes that are shared */
    Deliveries(SharedMemory memory, long most) {
        this.memory = memory;
        mostOfClient = Math.max(HeldBack.MOST, most / PARTS);
    }

    /** A result that is being sent; the client who was first pays for it. */
    private static final class Delivery {
        private final String client;
        private int readers = 1;

        private Delivery(String client) {
            this.client = client;
        }
    }

    /**
     * Begins to send a result; {@link #end} ends it.
     *
     * @throws Refusal if the client reads as much already as one may at the same time, or all do
     */
    synchronized void begin(String client, byte[] body) {
        Delivery known = delivered.get(body);
        if (known != null) {
            known.readers++;
            return;
        }
        if (owed.getOrDefault(client, 0L) + body.length > mostOfClient) {
            throw new Refusal(Fault.SHARE, "One client reads results of %d bytes at the same time, at most."
                    .formatted(mostOfClient));
        }
        if (!memory.take(body.length)) {
            throw new Refusal(Fault.FULL,
                    "The results that are being read hold too much memory. Try again in a moment.");
        }
        owed.merge(client, (long) body.length, Long::sum);
        delivered.put(body, new Delivery(client));
    }

    synchronized void end(byte[] body) {
        Delivery delivery = delivered.get(body);
        if (--delivery.readers == 0) {
            delivered.remove(body);
            memory.giveBack(body.length);
            owed.computeIfPresent(delivery.client,
                    (client, bytes) -> bytes == body.length ? null : bytes - body.length);
        }
    }
}
