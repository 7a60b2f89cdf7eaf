package org.portolan.check.queries;

import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sys.JenaSubsystemLifecycle;

/** Makes our functions known to Jena when it starts, for queries of the publication and of its readers alike. */
public final class QueryFunctions implements JenaSubsystemLifecycle {
    private static final int AFTER_ARQ = 500;

    @Override
    public void start() {
        FunctionRegistry.get().put(Distance.IRI, Distance.class);
    }

    @Override
    public void stop() {
        FunctionRegistry.get().remove(Distance.IRI);
    }

    @Override
    public int level() {
        return AFTER_ARQ;
    }
}
