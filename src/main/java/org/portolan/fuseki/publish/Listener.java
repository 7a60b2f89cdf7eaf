package org.portolan.fuseki.publish;

import java.net.URI;
import java.time.Duration;

/** Hears how far a publication is. */
public interface Listener {
    /** What was found out about a graph, before anything is written. */
    default void decided(Step step) {
    }

    /** A graph begins to travel. */
    default void sending(Step step) {
    }

    /** So many more bytes of the graph were handed over. May be called from another thread. */
    default void handedOver(long bytes) {
    }

    /** A graph arrived, was counted and compared. @param to where it lies now: an IRI, or "the default graph" */
    default void sent(Step step, String to, Duration time) {
    }

    /** All graphs took their places at once. */
    default void moved(long graphs, Duration time) {
    }

    /** A graph beside those that readers see is gone: a publication that was cut off had left it. */
    default void removed(String graph) {
    }

    /** The server refuses updates: graphs take their places one by one. */
    default void goesGraphByGraph(String why) {
    }

    /** A request failed and will be sent again. */
    default void waits(URI address, String why, Duration wait) {
    }
}
