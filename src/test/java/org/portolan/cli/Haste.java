package org.portolan.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** Flags of Java for programs that run shortly: most of that is starting. */
final class Haste {
    /** Compiles in a hurry. */
    static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final Path OTHER = Path.of("src/test/resources/other");

    private Haste() {
    }

    /** Compiles in a hurry, and takes the classes of the packaged program from a run before. */
    static List<String> reading() {
        return with(classes());
    }

    static List<String> with(String... flags) {
        return Stream.concat(FLAGS.stream(), Stream.of(flags)).toList();
    }

    /**
     * The flag with which Java takes the classes of the packaged program as the first run of this build had left them,
     * however it compiles and collects; it reads the jar if that is another one by now.
     */
    static synchronized String classes() {
        Path jar = Path.of(System.getProperty("portolan.jar"));
        Path archive = jar.resolveSibling("classes.jsa");
        try (FileChannel lock = FileChannel.open(jar.resolveSibling("classes.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            lock.lock(); // of both processes that run tests
            if (!Files.exists(archive)
                    || Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) < 0) {
                write(archive, jar);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return "-XX:SharedArchiveFile=" + archive;
    }

    /** What a release and a server need. */
    private static void write(Path archive, Path jar) throws IOException {
        Path begun = archive.resolveSibling("classes.new");
        Path releases = Files.createTempDirectory("tests-classes");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        command.addAll(with("-XX:ArchiveClassesAtExit=" + begun));
        command.addAll(List.of("-jar", jar.toString(), "--port", "0", "--releases", releases.toString(), "--data",
                OTHER.resolve("data").toString(), "--ontology", OTHER.resolve("ontology").toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            while (line != null && !line.startsWith("stop")) {
                line = out.readLine();
            }
            process.toHandle().destroy(); // the process itself would close what is read here
            out.transferTo(Writer.nullWriter());
        } finally {
            process.onExit().join();
            FileUtils.deleteDirectory(releases.toFile());
        }
        Files.move(begun, archive, StandardCopyOption.REPLACE_EXISTING);
    }
}
