package org.portolan.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.portolan.bench.HandWrittenConverter;

/**
 * Converts the same table again and again in one virtual machine, by hand and with one and two threads in turn, and
 * writes how long each took, in nanoseconds, when all is compiled.
 */
public final class WarmConversions {
    private static final int WARM_UP = 4;
    private static final int TIMES = 9;

    private WarmConversions() {
    }

    /** Takes the folder of the table, the base of its metadata, and the file for the figures. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        StringBuilder figures = new StringBuilder();
        for (int time = 0; time < WARM_UP + TIMES; time++) {
            for (int threads : List.of(0, 1, 2)) {
                Path output = folder.resolve("warm-" + threads + ".nt");
                Files.deleteIfExists(output);
                long start = System.nanoTime();
                convert(threads, folder, arguments[1], output);
                if (time >= WARM_UP) {
                    figures.append(threads).append(' ').append(System.nanoTime() - start).append('\n');
                }
            }
        }
        Files.writeString(Path.of(arguments[2]), figures);
    }

    /** By hand with no thread of the program's. */
    private static void convert(int threads, Path folder, String base, Path output) throws IOException {
        if (threads == 0) {
            HandWrittenConverter.main(new String[] {folder.resolve("cities.csv").toString(), output.toString()});
            return;
        }
        PrintWriter err = new PrintWriter(System.err, true);
        int exit = Main.run(err, err, "convert", "--mode", "minimal", "--threads", Integer.toString(threads), "--map",
                base + "data/=" + folder, "-o", output.toString(), base + "data/cities.json");
        if (exit != 0) {
            throw new IOException("the conversion ended with " + exit);
        }
    }
}
