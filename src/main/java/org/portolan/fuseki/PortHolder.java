package org.portolan.fuseki;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds which process listens on a port, where the system tells it without cost: on Linux, of the same user. */
final class PortHolder {
    private static final Path PROC = Path.of("/proc");
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private PortHolder() {
    }

    /** For example {@code java (process 4711)}; empty if the system does not tell. */
    static Optional<String> of(int port) {
        Set<String> sockets = Stream.of("net/tcp", "net/tcp6").flatMap(table -> lines(PROC.resolve(table)))
                .map(line -> line.strip().split("\\s+"))
                .filter(cells -> isListener(cells, port))
                .map(cells -> "socket:[" + cells[INODE] + "]")
                .collect(Collectors.toSet());
        return sockets.isEmpty() ? Optional.empty()
                : ProcessHandle.allProcesses().filter(process -> holds(process, sockets)).findFirst()
                        .map(PortHolder::name);
    }

    private static boolean isListener(String[] cells, int port) {
        return cells.length > INODE && cells[STATE].equals("0A")
                && cells[LOCAL_ADDRESS].endsWith(String.format(Locale.ROOT, ":%04X", port));
    }

    private static boolean holds(ProcessHandle process, Set<String> sockets) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(PROC.resolve(process.pid() + "/fd"))) {
            for (Path file : files) {
                if (sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
            return false;
        } catch (IOException | RuntimeException e) {
            return false; // another user's process, or one that ended while we looked
        }
    }

    private static String name(ProcessHandle process) {
        String command = process.info().command().map(path -> Path.of(path).getFileName().toString())
                .orElse("a program");
        return command + " (process " + process.pid() + ")";
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream();
        } catch (IOException e) {
            return List.<String>of().stream();
        }
    }
}
