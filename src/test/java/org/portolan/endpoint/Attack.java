package org.portolan.endpoint;

import java.util.List;

/**
 * A hostile query.
 *
 * @param what     in words
 * @param query    its text
 * @param statuses any of which is right: a machine that is fast meets another limit than one that is slow; 0 is a
 *                 broken connection
 */
record Attack(String what, String query, List<Integer> statuses) {
    static Attack of(String what, String query, Integer... statuses) {
        return new Attack(what, query, List.of(statuses));
    }

    @Override
    public String toString() {
        return what;
    }
}
