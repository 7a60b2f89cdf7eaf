package org.portolan.fuseki.cache;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Keeps the answers that spare the most work for the room that they take: by Greedy-Dual-Size with Frequency
 * (Cherkasova, 1998), which drops the one of least {@code age + uses × time / bytes}. A cache that counts uses only
 * would drop one that took ten seconds for a hundred that took a millisecond. Thread-safe.
 */
final class Shelf {
    private final long room;
    private final Map<AnswerKey, Kept> kept = new HashMap<>();
    private final TreeSet<Kept> order = new TreeSet<>(
            Comparator.comparingDouble(Kept::worth).thenComparing(one -> one.key().digest()));
    private long taken;
    private double age;

    /** @param room bytes for all answers */
    Shelf(long room) {
        this.room = room;
    }

    private record Kept(AnswerKey key, Answer answer, long uses, double worth) {
    }

    synchronized Optional<Answer> find(AnswerKey key) {
        Kept found = kept.get(key);
        if (found == null) {
            return Optional.empty();
        }
        put(key, found.answer(), found.uses() + 1);
        return Optional.of(found.answer());
    }

    synchronized void keep(AnswerKey key, Answer answer) {
        if (answer.weight() > room) {
            return;
        }
        put(key, answer, 1);
        while (taken > room) {
            Kept least = order.first();
            age = least.worth();
            drop(least);
        }
    }

    private void put(AnswerKey key, Answer answer, long uses) {
        Optional.ofNullable(kept.get(key)).ifPresent(this::drop);
        Kept one = new Kept(key, answer, uses, age + uses * (double) answer.nanos() / answer.weight());
        kept.put(key, one);
        order.add(one);
        taken += answer.weight();
    }

    private void drop(Kept one) {
        kept.remove(one.key());
        order.remove(one);
        taken -= one.answer().weight();
    }

    synchronized long taken() {
        return taken;
    }

    synchronized int size() {
        return kept.size();
    }
}
