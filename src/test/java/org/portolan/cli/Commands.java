package org.portolan.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;

/** Runs several commands, each of which ends with a word {@code +}, in one process: to start it takes longest. */
final class Commands {
    private Commands() {
    }

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true);
        List<String> rest = Arrays.asList(args);
        while (!rest.isEmpty()) {
            int end = rest.indexOf("+");
            int exit = Main.run(out, out, rest.subList(0, end).toArray(String[]::new));
            if (exit != 0) {
                System.exit(exit);
            }
            rest = rest.subList(end + 1, rest.size());
        }
    }
}
