package org.portolan.release.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
    @TempDir
    private Path folder;

    @Test
    void runningProgramIsTheSameTwice() {
        assertEquals(Program.running(), Program.running());
        assertTrue(Program.running().build().matches("[0-9a-f]{16}"));
    }

    @Test
    void changedClassMakesAnotherBuild() throws IOException {
        Files.writeString(folder.resolve("A.class"), "a");
        Program before = Program.of("1", folder);
        Files.writeString(folder.resolve("A.class"), "b");
        assertNotEquals(before, Program.of("1", folder));
    }

    @Test
    void changedEntryOfTheJarMakesAnotherBuildAndItsDateDoesNot() throws IOException {
        assertEquals(jar("one.jar", "a", 1_000_000_000_000L), jar("two.jar", "a", 1_500_000_000_000L));
        assertNotEquals(jar("one.jar", "a", 0), jar("two.jar", "b", 0));
    }

    private Program jar(String name, String content, long time) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(out)) {
            ZipEntry entry = new ZipEntry("A.class");
            entry.setTime(time);
            zip.putNextEntry(entry);
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return Program.of("1", jar);
    }
}
