package org.portolan.release.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.portolan.check.files.Sha256;
import org.portolan.release.files.ReleaseException;

/**
 * Which program made a release. The same input gives the same release only from the same program.
 *
 * @param version the version people know
 * @param build   16 hexadecimal digits of a SHA-256 over what runs: name, size and CRC-32 of each entry of the
 *                program's jar (its table of contents, so a large jar need not be read), or name and content of each
 *                file of its folder of classes
 */
public record Program(String version, String build) {
    private static final int DIGITS = 16;

    /** The program that is running. */
    public static Program running() {
        String version = Optional.ofNullable(Program.class.getPackage().getImplementationVersion())
                .orElse("development");
        return of(version, location(Program.class.getProtectionDomain().getCodeSource()));
    }

    /** The program in a jar or in a folder of classes. */
    static Program of(String version, Path location) {
        try {
            String content = Files.isDirectory(location) ? contentOfFolder(location) : contentOfJar(location);
            return new Program(version, Sha256.of(content).substring(0, DIGITS));
        } catch (IOException e) {
            throw ReleaseException.of(location, "the program cannot read itself", e);
        }
    }

    /** Version and build in one line, as the manifest has them. */
    @Override
    public String toString() {
        return version + " (build " + build + ")";
    }

    private static Path location(CodeSource source) {
        try {
            return Path.of(URI.create(source.getLocation().toString()).parseServerAuthority());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program runs from no file: " + source.getLocation(), e);
        }
    }

    private static String contentOfJar(Path jar) throws IOException {
        StringJoiner content = new StringJoiner("\n");
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                content.add(entry.getName() + " " + entry.getSize() + " " + entry.getCrc());
            }
        }
        return content.toString();
    }

    private static String contentOfFolder(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> files = paths.filter(Files::isRegularFile).sorted().toList();
            StringJoiner content = new StringJoiner("\n");
            for (Path file : files) {
                content.add(folder.relativize(file) + " " + Sha256.of(file));
            }
            return content.toString();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
