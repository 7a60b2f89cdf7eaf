package org.portolan.release.search;

import java.util.function.IntConsumer;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIteratorWrapper;

/** The hits of one search, which are in memory until their rows have been read. */
final class HeldHits implements IntConsumer {
    /** Bytes of a hit and its row, about. */
    private static final long HIT = 768;
    private final TextSearch.Meter meter;
    private long bytes;

    HeldHits(TextSearch.Meter meter) {
        this.meter = meter;
    }

    @Override
    public void accept(int count) {
        bytes = HIT * count;
        meter.hold(bytes);
    }

    /** The rows, after which the hits are given back. */
    QueryIterator until(QueryIterator rows) {
        return new QueryIteratorWrapper(rows) {
            @Override
            protected void closeIterator() {
                super.closeIterator();
                meter.release(bytes);
                bytes = 0;
            }
        };
    }
}
