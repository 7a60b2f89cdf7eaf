package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.portolan.release.folder.Releases;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.manifest.Release;

/**
 * The tables of this project, released by the one jar on machines that differ in whatever a machine can differ in: time
 * zone, language, charset, order of files, file system, Java and how that compiles and collects. The ids are the same,
 * and the bytes of what is unpacked.
 */
class SameEverywhereIT {
    private static final List<String> ELSEWHERE = List.of("-Duser.language=ar", "-Duser.country=EG",
            "-Dfile.encoding=ISO-8859-1", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final ObjectMapper JSON = new ObjectMapper();
    @TempDir(factory = TempDirFactory.Standard.class)
    private static Path folder;
    private static Release here;

    @BeforeAll
    static void releaseHere() throws Exception {
        here = release(Path.of(System.getProperty("java.home")), "here", Path.of(""), Map.of(),
                List.of(Haste.classes()));
    }

    private static Release release(Path java, String name, Path input, Map<String, String> environment,
                                   List<String> options) throws IOException, InterruptedException {
        Path releases = folder.resolve(name);
        String said = run(java, environment, options, "release", "--releases", releases.toString(), "--data",
                input.resolve("data").toString(), "--ontology", input.resolve("ontology").toString());
        assertTrue(said.matches("release +[0-9a-f]{16}: [0-9]+ tables, [0-9,]+ rows, [0-9,]+ triples, no problems, .*\\R"),
                "nothing else is said, no warning of Java either, in digits that everybody reads: " + said);
        return new Releases(releases).current().orElseThrow();
    }

    private static String run(Path java, Map<String, String> environment, List<String> options, String... words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java.resolve("bin/java").toString(), "-Xmx256m"));
        command.addAll(options);
        command.addAll(List.of("-jar", System.getProperty("portolan.jar")));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
        assertEquals(0, process.exitValue(), said);
        return said;
    }

    @Test
    void timeZoneLanguageCharsetAndOrderOfFilesDoNotMatter() throws Exception {
        Path memory = Path.of("/dev/shm");
        Path input = Files.createTempDirectory(Files.isWritable(memory) ? memory : folder, "portolan");
        Release there;
        try {
            copyInOtherOrder(input);
            there = release(Path.of(System.getProperty("java.home")), "there", input,
                    Map.of("TZ", "Pacific/Apia", "LC_ALL", "C", "LANG", "C"), ELSEWHERE);
        } finally {
            FileUtils.deleteDirectory(input.toFile());
        }
        assertSame(there);
        assertEquals(files(here.manifest(), name -> true), files(there.manifest(), name -> true), "also packed");
    }

    @Test
    void javaDoesNotMatter() throws Exception {
        Optional<Path> other = otherJava();
        assumeTrue(other.isPresent(), "no Java 25 here: neither portolan.java25, nor JAVA_HOME_25, nor below "
                + "/usr/lib/jvm");
        assertSame(release(other.get(), "java25", Path.of(""), Map.of("TZ", "Pacific/Apia"), ELSEWHERE));
        assertTrue(run(other.get(), Map.of(), ELSEWHERE, "release", "--list", "--releases",
                folder.resolve("java25").toString()).matches(here.id() + "  20[^ ]+Z  [0-9,]+ triples  current\\R"));
    }

    /** What was given, or a Java of that version where systems keep them. */
    private static Optional<Path> otherJava() throws IOException {
        List<Path> homes = new ArrayList<>();
        Stream.of(System.getProperty("portolan.java25"), System.getenv("JAVA_HOME_25")).filter(home -> home != null)
                .map(Path::of).forEach(homes::add);
        Path installed = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(installed)) {
            try (Stream<Path> found = Files.list(installed)) {
                found.sorted().forEach(homes::add);
            }
        }
        return homes.stream().filter(SameEverywhereIT::is25).findFirst();
    }

    private static boolean is25(Path home) {
        Path told = home.resolve("release");
        try {
            return Files.isRegularFile(told) && Files.readString(told).contains("JAVA_VERSION=\"25");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Each file is made in the opposite order, on a file system in memory if there is one. */
    private static void copyInOtherOrder(Path copy) throws IOException {
        for (String name : List.of("data", "ontology")) {
            List<Path> files;
            try (Stream<Path> all = Files.walk(Path.of(name))) {
                files = new ArrayList<>(all.filter(Files::isRegularFile).sorted().toList());
            }
            Collections.reverse(files);
            for (Path file : files) {
                Files.createDirectories(copy.resolve(file).getParent());
                Files.copy(file, copy.resolve(file));
            }
        }
    }

    private static void assertSame(Release there) throws IOException {
        assertEquals(here.id(), there.id());
        assertEquals(unpacked(here), unpacked(there));
        JsonNode expected = withoutClock(here);
        assertEquals(expected, withoutClock(there), "the clock is in the manifest, and nowhere else in it");
        assertEquals(files(here.manifest(), name -> !name.endsWith(".gz")),
                files(there.manifest(), name -> !name.endsWith(".gz")));
    }

    /** The manifest, but for the clock, and the sizes of packed files, which are the packer's. */
    private static JsonNode withoutClock(Release release) throws IOException {
        ObjectNode manifest = (ObjectNode) JSON.readTree(release.folder().resolve("manifest.json").toFile());
        manifest.remove(List.of("built", "files"));
        return manifest;
    }

    private static Map<String, String> files(Manifest manifest, Predicate<String> chosen) {
        Map<String, String> files = new TreeMap<>();
        manifest.files().stream().filter(file -> chosen.test(file.name()))
                .forEach(file -> files.put(file.name(), file.bytes() + " " + file.sha256()));
        return files;
    }

    /** The checksum of what every packed file holds, and of all others but manifest and what follows from the dumps. */
    private static Map<String, String> unpacked(Release release) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> all = Files.walk(release.folder())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = release.folder().relativize(file).toString().replace('\\', '/');
                if (!name.matches("(store|index)/.*") && !name.startsWith("manifest.json")) {
                    try (InputStream in = Files.newInputStream(file)) {
                        sums.put(name, DigestUtils.sha256Hex(name.endsWith(".gz") ? new GZIPInputStream(in) : in));
                    }
                }
            }
        }
        assertTrue(sums.size() > 50, sums.keySet().toString());
        return sums;
    }

    @Test
    void manifestSaysWhatMadeItThatNothingIsWrongAndWhenAlone() throws Exception {
        JsonNode manifest = JSON.readTree(here.folder().resolve("manifest.json").toFile());
        assertTrue(manifest.get("program").asText().matches("[0-9.]+(-SNAPSHOT)? \\(build [0-9a-f]{16}\\)"),
                manifest.get("program").asText());
        assertEquals(0, manifest.get("problems").asInt(-1));
        assertEquals("", manifest.get("previous").asText("absent"));
        String built = manifest.get("built").asText();
        assertFalse(Instant.parse(built).isAfter(Instant.now()), built);
        try (Stream<Path> all = Files.walk(here.folder())) {
            for (Path file : all.filter(Files::isRegularFile).filter(path -> !path.toString().matches(".*/(store|index)/.*"))
                    .filter(path -> !path.endsWith("manifest.json")).toList()) {
                assertFalse(text(file).contains(built.substring(0, "2026-01-01T00:0".length())), file.toString());
            }
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String((file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in).readAllBytes(),
                    StandardCharsets.ISO_8859_1);
        }
    }
}
