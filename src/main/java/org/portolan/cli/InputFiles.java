package org.portolan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.csvw.Compression;
import org.portolan.csvw.DocumentSource;
import org.portolan.csvw.PrefixFolders;
import org.portolan.csvw.metadata.IriReference;
import org.portolan.problem.Code;
import org.portolan.problem.Nearest;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The documents of a conversion: folders that {@code --map} names, the folders of the files given, standard input. */
final class InputFiles {
    private static final int SUGGESTIONS = 3;
    private static final String STANDARD_INPUT = "-";
    private static final String STANDARD_INPUT_NAME = "standard-input.csv";
    private static final String IRI = "[a-zA-Z][a-zA-Z0-9+.-]+://.*";

    private final CommandSpec spec;
    private final Optional<Path> output;
    private final List<PrefixFolders.Mapping> mappings = new ArrayList<>();
    private final TemporaryPath work;
    private final Progress progress;
    private Optional<DocumentSource.Document> standardInput = Optional.empty();

    /**
     * Documents of one command.
     *
     * @param output the file that is written, which must not be one of them
     */
    InputFiles(CommandSpec spec, Map<String, Path> maps, Optional<Path> output, TemporaryPath work,
            Progress progress) {
        this.spec = spec;
        this.output = output;
        this.work = work;
        this.progress = progress;
        maps.forEach((prefix, folder) -> {
            refuseUnusable(spec, prefix, folder);
            mappings.add(new PrefixFolders.Mapping(prefix, folder, folder + "/"));
        });
    }

    private static void refuseUnusable(CommandSpec spec, String prefix, Path folder) {
        if (!IriReference.isAbsolute(prefix)) {
            throw new ParameterException(spec.commandLine(), ("--map: \"%s\" is not the beginning of an absolute IRI,"
                    + " such as https://example.org/tables/").formatted(prefix));
        }
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(),
                    "--map: there is no folder %s for %s".formatted(folder, prefix));
        }
    }

    /** The problem with a file that is not there; empty if it is there, or if an IRI is given. */
    Optional<Problem> absence(String given) {
        if (given.equals(STANDARD_INPUT) || given.matches(IRI) || Files.isRegularFile(Path.of(given))) {
            return Optional.empty();
        }
        return Optional.of(absence(Path.of(given)));
    }

    /** The problem with a file that the command line names and that is not there. */
    static Problem absence(Path given) {
        Path file = given.toAbsolutePath().normalize();
        if (Files.isDirectory(file)) {
            return Problem.error(Code.FILE_MISSING, Place.file(given.toString()), "this is a folder, no file")
                    .because("a command reads the files that it is given, not all that lie somewhere")
                    .mend("name the metadata in it, such as csv-metadata.json, or a table");
        }
        List<String> nearest = Nearest.to(file.getFileName().toString(), neighbours(file), SUGGESTIONS);
        return Problem.error(Code.FILE_MISSING, Place.file(given.toString()), "this file is not there")
                .because("it was looked for in " + file.getParent())
                .mend(nearest.isEmpty() ? "write the name of a file that is there"
                        : "did you mean %s?".formatted(String.join(" or ", nearest)));
    }

    private static List<String> neighbours(Path file) {
        try (Stream<Path> files = Files.list(file.getParent())) {
            return files.filter(Files::isRegularFile).map(other -> other.getFileName().toString()).toList();
        } catch (IOException noSuchFolder) {
            return List.of();
        }
    }

    /** The IRI of a document: itself, or that of the file. */
    String iri(String given) throws IOException {
        if (given.matches(IRI)) {
            return given;
        }
        Path file = Path.of(given.equals(STANDARD_INPUT) ? STANDARD_INPUT_NAME : given);
        Path absolute = file.toAbsolutePath().normalize();
        String iri = absolute.toUri().toString();
        if (isStandardInput(given)) {
            return standardInput(iri);
        }
        mappings.add(new PrefixFolders.Mapping(absolute.getParent().toUri().toString(), absolute.getParent(),
                file.getParent() == null ? "" : file.getParent() + "/"));
        return iri;
    }

    /** Standard input as the file that metadata describes, under whose IRI it is then read. */
    String standardInput(String iri) throws IOException {
        standardInput = Optional.of(new DocumentSource.Document(iri, spooled(), STANDARD_INPUT_NAME));
        return iri;
    }

    static boolean isStandardInput(String given) {
        return given.equals(STANDARD_INPUT);
    }

    private void refuseOutput(Path input) {
        try {
            if (output.isPresent() && Files.exists(output.get()) && Files.isSameFile(output.get(), input)) {
                throw new ParameterException(spec.commandLine(),
                        "-o: %s is read by this conversion; name another file".formatted(output.get()));
            }
        } catch (NoSuchFileException notThere) {
            // What is not there is not overwritten.
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Standard input in a file: a table is read twice if a spreadsheet saved it. Its IRI is not that of the file. */
    private Path spooled() throws IOException {
        Path file = work.path().resolve(STANDARD_INPUT_NAME);
        work.during(() -> Files.copy(System.in, file));
        return file;
    }

    /** Where the documents lie, once all IRIs have been asked for. */
    DocumentSource documents() {
        PrefixFolders folders = new PrefixFolders(mappings);
        Optional<DocumentSource.Document> piped = standardInput;
        return new DocumentSource() {
            @Override
            public Optional<Document> locate(String iri) {
                Optional<Document> document = piped.filter(any -> any.iri().equals(iri))
                        .or(() -> folders.locate(iri));
                document.ifPresent(found -> refuseOutput(found.path()));
                return document;
            }

            @Override
            public Absence absence(String iri) {
                return folders.absence(iri);
            }

            @Override
            public InputStream open(Document document) throws IOException {
                return Compression.of(document.path().toString()).reading(progress.reading(document));
            }
        };
    }
}
