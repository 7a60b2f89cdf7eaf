package org.portolan.cli;

/** What the process answers to whoever started it. */
enum ExitCode {
    /** Everything was done. */
    FINE(0),
    /** The input has problems; they were printed. */
    PROBLEMS(1),
    /** The command line was wrong. */
    USAGE(2),
    /** The surroundings failed: a disk, a port, a release folder. */
    SURROUNDINGS(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
