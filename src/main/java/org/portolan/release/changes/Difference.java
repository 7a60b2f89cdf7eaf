package org.portolan.release.changes;

import java.io.IOException;
import java.io.InputStream;

/** Merges two sorted dumps, line by line. */
final class Difference {
    private Difference() {
    }

    /**
     * Hears of each line of the two, in their order. The lines hold a character for each byte.
     */
    interface Sink {
        /** Only the later dump has it. */
        void added(String line) throws IOException;

        /** Only the earlier dump has it. */
        void removed(String line) throws IOException;

        /** Both have it. */
        void kept(String line) throws IOException;

        /** Tells another one too. */
        default Sink and(Sink other) {
            Sink one = this;
            return new Sink() {
                @Override
                public void added(String line) throws IOException {
                    one.added(line);
                    other.added(line);
                }

                @Override
                public void removed(String line) throws IOException {
                    one.removed(line);
                    other.removed(line);
                }

                @Override
                public void kept(String line) throws IOException {
                    one.kept(line);
                    other.kept(line);
                }
            };
        }
    }

    /**
     * Reads both to their ends, and closes them.
     *
     * @throws IOException if one cannot be read or is not sorted
     */
    static void between(InputStream earlier, InputStream later, Sink sink) throws IOException {
        try (DumpLines before = new DumpLines(earlier); DumpLines after = new DumpLines(later)) {
            while (before.hasLine() || after.hasLine()) {
                int order = !before.hasLine() ? 1 : !after.hasLine() ? -1 : before.line().compareTo(after.line());
                if (order < 0) {
                    sink.removed(before.line());
                    before.next();
                } else if (order > 0) {
                    sink.added(after.line());
                    after.next();
                } else {
                    sink.kept(before.line());
                    before.next();
                    after.next();
                }
            }
        }
    }
}
