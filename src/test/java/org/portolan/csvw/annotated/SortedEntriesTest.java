package org.portolan.csvw.annotated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedEntriesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1 << 20, 4000, 1500, 1})
    void entriesComeInTheOrderOfTheirBytesHoweverFewAreHeld(int limit) throws IOException {
        Random random = new Random(17);
        List<byte[]> expected = new ArrayList<>();
        List<byte[]> found = new ArrayList<>();
        try (SortedEntries entries = new SortedEntries(limit, folder)) {
            for (int i = 0; i < 2000; i++) {
                byte[] entry = new byte[random.nextInt(30)];
                random.nextBytes(entry);
                expected.add(entry);
                entries.add(entry.clone());
            }
            assertEquals(limit < 5000, entries.runs() > 0);
            entries.forEach(found::add);
        }
        expected.sort(Arrays::compareUnsigned);
        assertEquals(expected.stream().map(Arrays::toString).toList(), found.stream().map(Arrays::toString).toList());
        assertEquals(List.of(), files());
    }

    @Test
    void temporaryFilesGoAwayWhenTheReaderFails() throws IOException {
        SortedEntries entries = new SortedEntries(10, folder);
        try (entries) {
            Stream.of("c", "b", "a").map(String::getBytes).forEach(entries::add);
            assertTrue(entries.runs() > 1);
            assertThrows(IllegalStateException.class, () -> entries.forEach(entry -> {
                throw new IllegalStateException();
            }));
        }
        assertEquals(List.of(), files());
    }

    @Test
    void folderThatCannotBeWrittenIsNamed() {
        SortedEntries entries = new SortedEntries(1, folder.resolve("missing"));
        entries.add(new byte[] {1});
        UncheckedIOException thrown = assertThrows(UncheckedIOException.class, () -> entries.add(new byte[] {2}));
        assertTrue(thrown.getMessage().contains(folder.resolve("missing").toString()), thrown.getMessage());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
