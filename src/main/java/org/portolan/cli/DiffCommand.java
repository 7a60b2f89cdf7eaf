package org.portolan.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.portolan.release.folder.History;
import org.portolan.release.changes.Changes;
import org.portolan.release.changes.ReleaseDifference;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.folder.Releases;
import org.portolan.release.json.JsonText;
import org.portolan.release.manifest.Release;
import org.portolan.site.changes.ChangesInWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what changed from one release to another. */
@Command(name = "diff", mixinStandardHelpOptions = true, description = {
        "Tells what changed from one release to another, in words, as JSON or as RDF Patch.",
        "A release is named by its id, a beginning of it that no other id has, or its folder. Without any: the release "
                + "before the current one, and the current one; if that is the first, it was gone back to, and the "
                + "newest is compared with it. Exit 0, also if nothing changed."})
final class DiffCommand implements Callable<Integer> {
    private static final String ENGLISH = "en";
    private static final String PATCH = "rdf-patch";
    private static final List<String> FORMATS = List.of("text", "json", PATCH);

    @Parameters(index = "0", arity = "0..1", paramLabel = "A", description = "the earlier release")
    private String earlier;
    @Parameters(index = "1", arity = "0..1", paramLabel = "B",
            description = "the later release (default: the current one)")
    private String later;
    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text",
            description = "text, json or rdf-patch (default: text)")
    private String format;
    @Option(names = "--lang", paramLabel = "TAG",
            description = "language of the names (default: English, or the first that the pages have)")
    private String language;
    @Option(names = "--most", paramLabel = "NUMBER", defaultValue = "100",
            description = "so many things of each kind of change are told, the others counted (default: 100)")
    private int most;
    @Mixin
    private ReleasesOption releases;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (most < 0) {
            throw new ParameterException(spec.commandLine(), "--most: write 0 or more");
        }
        if (!FORMATS.contains(format)) {
            throw new ParameterException(spec.commandLine(),
                    "--format: \"%s\" is none; choose one of %s".formatted(format, String.join(", ", FORMATS)));
        }
        Releases folder = new Releases(releases.folder);
        Release to = later == null ? folder.needed() : folder.find(later);
        Release from = folder.find(earlier == null ? before(folder, to) : earlier);
        ReleaseDifference difference = new ReleaseDifference(from, to);
        Terminal terminal = new Terminal(spec.commandLine());
        switch (format) {
            case "json" -> json(difference, terminal);
            case PATCH -> patch(difference);
            default -> text(difference, terminal);
        }
        return ExitCode.FINE.number();
    }

    /**
     * The release that was current when this one was made, or else the one that was made before it; of the first one,
     * the newest, from which it was gone back.
     */
    private static String before(Releases folder, Release release) {
        History history = new History(folder);
        List<String> all = folder.list().stream().map(Release::id).toList();
        return history.changes(release.id()).map(Changes::previous).filter(id -> history.kept(id).isPresent())
                .or(() -> all.stream().dropWhile(id -> !id.equals(release.id())).skip(1).findFirst())
                .or(() -> all.stream().filter(id -> !id.equals(release.id())).findFirst())
                .orElseThrow(() -> new ReleaseException(folder.folder(),
                        "holds no release before " + release.id() + " to compare it with"));
    }

    private void text(ReleaseDifference difference, Terminal terminal) {
        Changes changes = difference.changes(most);
        ChangesInWords words = ChangesInWords.of(changes, difference.later());
        List<String> known = words.languages();
        String tag = Optional.ofNullable(language).orElse(known.contains(ENGLISH) ? ENGLISH : known.get(0));
        terminal.out().println(changes.previous() + " → " + changes.release());
        words.text(tag).forEach(terminal.out()::println);
        terminal.out().flush();
    }

    private void json(ReleaseDifference difference, Terminal terminal) throws IOException {
        ObjectNode json = ChangesInWords.of(difference.changes(most), difference.later()).json();
        terminal.out().print(new String(JsonText.of(json), StandardCharsets.UTF_8));
        terminal.out().flush();
    }

    private static void patch(ReleaseDifference difference) throws IOException {
        try (Output output = Output.of("-")) {
            difference.writePatch(output.stream());
            output.deliver();
        }
    }
}
