package org.portolan.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Flags of Java for programs that run shortly: most of that is starting. */
final class Haste {
    /** Compiles in a hurry. */
    static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private Haste() {
    }

    /** Keeps the classes of this run for later ones of the same jar. */
    static List<String> writing(Path archive) {
        return with("-XX:ArchiveClassesAtExit=" + archive);
    }

    /** Takes classes from a run before. */
    static List<String> reading(Path archive) {
        return with("-XX:SharedArchiveFile=" + archive);
    }

    static List<String> with(String flag) {
        return Stream.concat(FLAGS.stream(), Stream.of(flag)).toList();
    }
}
