package org.portolan.problem;

/** Hears every problem a stage finds. The finder reports and goes on; whoever gave the sink decides what follows. */
@FunctionalInterface
public interface ProblemSink {
    /** Takes one problem; called from one thread at a time. */
    void report(Problem problem);
}
