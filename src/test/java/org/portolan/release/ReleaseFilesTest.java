package org.portolan.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portolan.check.CheckedPublication;
import org.portolan.release.dumps.Dump;
import org.portolan.release.dumps.DumpWriter;
import org.portolan.release.files.ReleaseException;

class ReleaseFilesTest {
    @TempDir
    private Path root;
    private Path candidate;
    private ReleaseFiles files;

    @BeforeEach
    void write() throws IOException {
        CheckedPublication checked = new Fixture(root).checked();
        Content content = new Content(checked);
        candidate = Files.createDirectory(root.resolve("candidate"));
        files = new ReleaseFiles(checked.publication(), content, content.id(), candidate);
        assertEquals(11, files.write().size());
    }

    @Test
    void whatWasWrittenIsReadBack() {
        files.readBack();
    }

    @ParameterizedTest
    @EnumSource
    void dumpThatLostStatementsIsRefused(Dump dump) throws IOException {
        new DumpWriter(candidate).write(dump.fileName(),
                out -> out.write((dump == Dump.JSON_LD ? "{}" : "").getBytes(StandardCharsets.UTF_8)));
        ReleaseException fault = assertThrows(ReleaseException.class, files::readBack);
        Path file = candidate.resolve(dump.fileName());
        assertTrue(fault.getMessage().startsWith(file + ": holds 0 statements"), fault.getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void tornDumpIsRefused(Dump dump) throws IOException {
        Path file = candidate.resolve(dump.fileName());
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        ReleaseException fault = assertThrows(ReleaseException.class, files::readBack);
        assertTrue(fault.getMessage().startsWith(file + ": cannot be read back"), fault.getMessage());
    }
}
