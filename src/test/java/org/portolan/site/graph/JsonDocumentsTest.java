package org.portolan.site.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.manifest.Release;

class JsonDocumentsTest {
    @TempDir
    private Path folder;

    /** A release is for ever, and the first had no context: their documents stay as they were. */
    @Test
    void releaseWithoutContextHasNoJsonOfItsOwn() {
        assertEquals(Optional.empty(), JsonDocuments.of(release(List.of()), Optional.empty()));
    }

    @Test
    void contextIsWhereReadersReachTheSite() throws IOException {
        Files.writeString(folder.resolve("context.jsonld"), "{\"@context\": {}}");
        Release release = release(List.of(new Manifest.File("context.jsonld", 1, "")));
        assertEquals("/context.jsonld", address(release, Optional.empty()));
        assertEquals("https://data.example/context.jsonld", address(release, Optional.of("https://data.example")));
        assertEquals("https://data.example/context.jsonld", address(release, Optional.of("https://data.example/")));
    }

    @Test
    void damagedContextIsToldWithItsFile() throws IOException {
        Files.writeString(folder.resolve("context.jsonld"), "{");
        Release release = release(List.of(new Manifest.File("context.jsonld", 1, "")));
        UncheckedIOException fault = assertThrows(UncheckedIOException.class,
                () -> JsonDocuments.of(release, Optional.empty()));
        assertEquals(folder.resolve("context.jsonld") + " cannot be read", fault.getMessage());
    }

    private static String address(Release release, Optional<String> publicUrl) {
        return JsonDocuments.of(release, publicUrl).orElseThrow().contextAddress();
    }

    private Release release(List<Manifest.File> files) {
        return new Release(folder, new Manifest("0123456789abcdef", "https://example.org/", false, Map.of(), "", "", "", "", "",
                0, 1, 1, 1, Map.of(), files, List.of()));
    }
}
