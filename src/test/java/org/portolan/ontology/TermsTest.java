package org.portolan.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TermsTest {
    @Test
    void noFileButTheDatasetDescriptionSpellsTheBase() {
        List<Path> files = Stream.of("", "queries", "measures", "contradictions", "rules", "vocabularies")
                .map(PublishedFolders.ONTOLOGY::resolve)
                .flatMap(folder -> PublishedFolders.files(folder, "").stream())
                .filter(file -> file.toFile().isFile())
                .filter(file -> PublishedFolders.read(file).contains(PublishedFolders.BASE)).toList();
        assertEquals(List.of(), files);
    }
}
