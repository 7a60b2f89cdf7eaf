package org.portolan.fuseki.budget;

import java.util.Arrays;
import java.util.Comparator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.lucene.util.InPlaceMergeSorter;

/**
 * Sorts rows by an order that need not be transitive: Jena compares terms by value where they have one in common, and
 * by how they are written otherwise, so that a circle of three is possible. Java's own sort may refuse such an order;
 * <a href="https://www.w3.org/TR/sparql11-query/#modOrderBy">SPARQL, 15.1</a> leaves it open.
 */
final class Sorting {
    private Sorting() {
    }

    /** Rows that are equal stay as they came. */
    static void sort(Binding[] rows, Comparator<Binding> order) {
        Binding[] asTheyCame = rows.clone();
        try {
            Arrays.sort(rows, order);
        } catch (IllegalArgumentException notTransitive) {
            System.arraycopy(asTheyCame, 0, rows, 0, rows.length);
            new Merging(rows, order).sort(0, rows.length);
        }
    }

    /** Asks for no more than a pair at a time. */
    private static final class Merging extends InPlaceMergeSorter {
        private final Binding[] rows;
        private final Comparator<Binding> order;

        Merging(Binding[] rows, Comparator<Binding> order) {
            this.rows = rows;
            this.order = order;
        }

        @Override
        protected int compare(int one, int other) {
            return order.compare(rows[one], rows[other]);
        }

        @Override
        protected void swap(int one, int other) {
            Binding first = rows[one];
            rows[one] = rows[other];
            rows[other] = first;
        }
    }
}
