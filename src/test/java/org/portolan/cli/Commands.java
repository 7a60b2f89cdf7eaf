package org.portolan.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;

/** Runs commands; as a program several, each of which ends with a word {@code +}, since to start it takes longest. */
final class Commands {
    private Commands() {
    }

    /** Runs one command in this process; its words are added to what was said before. */
    static int run(StringWriter said, Object... words) {
        PrintWriter out = new PrintWriter(said, true);
        return Main.run(out, out, Arrays.stream(words).map(Object::toString).toArray(String[]::new));
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
