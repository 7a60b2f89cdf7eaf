/**
 * What is wrong with the input, said so that its author can mend it.
 *
 * <p>In: a fault that a stage has found. Out: a {@link org.portolan.problem.Problem} with place, reason and repair,
 * handed to a {@link org.portolan.problem.ProblemSink}; a stage reports every fault and goes on, its caller decides
 * what they mean. Faults of the surroundings (a disk, a port) are exceptions and never come this way.
 */
package org.portolan.problem;
