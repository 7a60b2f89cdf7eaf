package org.portolan.fuseki.budget;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.util.Context;
import org.portolan.release.search.TextSearch;

/**
 * The budget of one query. The thread that runs the query spends it and is told by a {@link SpentException} that
 * nothing is left; any thread may {@link #end} it.
 */
public final class Budget implements AutoCloseable {
    /** Characters of an IRI that a query makes. */
    public static final int LONGEST_IRI = 8_192;
    /** Of a number that is computed with; Java's time for it grows faster than they do. */
    public static final int MOST_DIGITS = 10_000;
    /** Of a span of time that is computed with. */
    public static final int MOST_YEARS = 10_000;
    /** What is taken from the shared memory at once. */
    private static final long PORTION = 256 * 1024;
    private final Allowance allowance;
    private final SharedMemory shared;
    private final AtomicReference<End> ended = new AtomicReference<>();
    private long rows;
    private long bytes;
    private long held;
    private long taken;

    /** Why, and what else is to be said. */
    private record End(Measure why, String sentence) {
        /** Made before, for there may be no memory when one is needed. */
        private static final Map<Measure, End> PLAIN = Arrays.stream(Measure.values())
                .collect(Collectors.toUnmodifiableMap(why -> why, why -> new End(why, "")));

        private SpentException exception() {
            return new SpentException(why, sentence);
        }
    }

    static {
        OrderedDurations.install();
    }

    /**
     * A budget of which nothing is spent.
     *
     * @param allowance what one query may use up
     * @param shared    what all may hold together
     */
    public Budget(Allowance allowance, SharedMemory shared) {
        this.allowance = allowance;
        this.shared = shared;
    }

    /** Makes queries that run in the context spend this budget. */
    public void install(Context context) {
        QC.setFactory(context, execution -> new MeteredExecutor(execution, this));
        RewriteFactory bounded = inner -> op -> Optimize.stdOptimizationFactory.create(inner).rewrite(
                Transformer.transform(new TransformCopy(), new BoundedExpressions(this), op));
        context.set(ARQConstants.sysOptimizerFactory, bounded);
        TextSearch.meter(context, new TextSearch.Meter() {
            @Override
            public void hold(long more) {
                step();
                Budget.this.hold(more);
            }

            @Override
            public void release(long less) {
                Budget.this.release(less);
            }
        });
    }

    /** Ends the query: the next time that it spends something it is told so. The first reason stays. */
    public void end(Measure why) {
        ended.compareAndSet(null, End.PLAIN.get(why));
    }

    /** Why the query is not to go on. */
    public Optional<Measure> ended() {
        return Optional.ofNullable(ended.get()).map(End::why);
    }

    /** One step. Costs next to nothing. */
    public void step() {
        End end = ended.get();
        if (end != null) {
            throw end.exception();
        }
    }

    /** A row or triple of the result. */
    public void row() {
        step();
        rows++;
        check(rows <= allowance.rows(), Measure.ROWS);
    }

    /** Bytes of the result. */
    public void write(long more) {
        step();
        bytes += more;
        check(bytes <= allowance.bytes(), Measure.BYTES);
    }

    /** A string of so many characters is to be made. */
    void string(long length) {
        step();
        check(length <= allowance.string(), Measure.STRING);
    }

    void check(boolean isWithin, Measure measure) {
        if (!isWithin) {
            end(measure);
            step();
        }
    }

    /** The query cannot go on for a reason that its author is told. Jena would make a row less of an exception. */
    SpentException refuse(UnsupportedPatternException why) {
        ended.compareAndSet(null, new End(Measure.PATTERN, why.getMessage()));
        return ended.get().exception();
    }

    void hold(long more) {
        held += more;
        check(held <= allowance.memory(), Measure.MEMORY);
        while (held > taken) {
            check(shared.take(PORTION), Measure.SHARED_MEMORY);
            taken += PORTION;
        }
    }

    void release(long less) {
        held -= less;
    }

    /** Gives back what the query took of the shared memory. */
    @Override
    public void close() {
        shared.giveBack(taken);
        taken = 0;
    }
}
