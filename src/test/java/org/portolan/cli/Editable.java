package org.portolan.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;

/**
 * The other publication with more huts and a table of replacements, in a folder of its own, to be edited and released.
 */
final class Editable {
    private static final Path OTHER = Path.of("src/test/resources/other");
    private static final int MORE_HUTS = 16;
    private static final String REPLACEMENTS = """

            {"url": "replaced.csv", "tableSchema": {"aboutUrl": "../id/{kind}/{old}", "primaryKey": "clef", "columns": [
              {"name": "clef", "titles": "clef", "required": true, "suppressOutput": true},
              {"name": "kind", "titles": "kind", "required": true, "suppressOutput": true},
              {"name": "old", "titles": "old", "required": true, "suppressOutput": true},
              {"name": "new", "titles": "new", "propertyUrl": "dcterms:isReplacedBy", "valueUrl": "../id/{kind}/{new}"},
              {"name": "pourquoi", "titles": "pourquoi", "lang": "fr", "propertyUrl": "skos:changeNote"}
            ]}},""";

    private final Path folder;
    private final StringWriter said = new StringWriter();

    /** The publication that lies there already. */
    Editable(Path folder) {
        this.folder = folder;
    }

    /** Makes it there. */
    static Editable madeIn(Path folder) throws IOException {
        FileUtils.copyDirectory(OTHER.toFile(), folder.toFile());
        Editable publication = new Editable(folder);
        for (int i = 0; i < MORE_HUTS; i++) {
            publication.edit("huts.csv", "\\z", "bivouac-%c,Bivouac %d,Bivacco %d,brume,%d,,,1999,premiere\n".formatted(
                    'a' + i, i, i, 2001 + i));
        }
        publication.edit("csv-metadata.json", "\"tables\": \\[", "$0" + REPLACEMENTS);
        Files.writeString(folder.resolve("data/replaced.csv"), "clef,kind,old,new,pourquoi\n");
        return publication;
    }

    /** Replaces in a table, or other file of the data, what a regular expression finds. */
    void edit(String file, String expression, String replacement) throws IOException {
        Path path = folder.resolve("data").resolve(file);
        String before = Files.readString(path);
        String after = before.replaceAll(expression, replacement);
        if (before.equals(after)) {
            throw new IllegalStateException("nothing to edit: " + expression);
        }
        Files.writeString(path, after);
    }

    /** Asks for a release; gives the exit code. */
    int release(String... more) {
        said.getBuffer().setLength(0);
        List<String> words = new ArrayList<>(List.of("release", "--data", folder.resolve("data").toString(),
                "--ontology", folder.resolve("ontology").toString(), "--releases", releases().toString()));
        words.addAll(List.of(more));
        return Main.run(new PrintWriter(said), new PrintWriter(said), words.toArray(String[]::new));
    }

    /** Makes a release, and gives the id of the current one. */
    String released(String... more) throws IOException {
        if (release(more) != 0) {
            throw new IllegalStateException(said());
        }
        return Files.readString(releases().resolve("current")).strip();
    }

    /** What the last run of the command line said. */
    String said() {
        return said.toString();
    }

    Path releases() {
        return folder.resolve("releases");
    }
}
