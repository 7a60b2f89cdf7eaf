package org.portolan.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.portolan.release.folder.History;
import org.portolan.release.folder.Releases;
import org.portolan.release.manifest.Release;
import org.portolan.release.verification.ReleaseSource;
import org.portolan.release.verification.Verification;
import org.portolan.release.remote.RemoteRelease;
import org.portolan.release.verification.VerificationKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares a release, here or on a server, with its manifest, and the manifest with its publisher's signature. */
@Command(name = "verify", mixinStandardHelpOptions = true, description = {
        "Compares every file of a release with its manifest, id and number of triples with statements and input, "
                + "with --key the publisher's signature, and in a folder of releases what its history says with the "
                + "checksums there.",
        "Exit 0 if all is as it says, 1 if not, 3 if it cannot be read."})
final class VerifyCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "WHAT",
            description = "a folder, the address of a server or of a release on it, or a downloaded file of a release "
                    + "(default: the current release)")
    private String what;
    @Option(names = "--key", paramLabel = "FILE", description = "the publisher's public key; then a release without a "
            + "signature, or with another one, is none of theirs")
    private Path key;
    @Option(names = "--manifest", paramLabel = "FILE", description = "the manifest that a downloaded file is compared "
            + "with; a signature is looked for beside it, as FILE.sig")
    private Path manifest;
    @Mixin
    private ReleasesOption releases;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Optional<VerificationKey> publisher = Optional.ofNullable(key).map(VerificationKey::read);
        Terminal terminal = new Terminal(spec.commandLine());
        Verification.Outcome outcome = manifest == null ? new Verification(source(), publisher).verify()
                : new Verification(ReleaseSource.ofManifest(manifest), publisher).verify(download());
        List<String> faults = Stream.concat(outcome.faults().stream(), ofHistory().stream()).toList();
        faults.forEach(fault -> terminal.err().println(harmless(fault)));
        if (!faults.isEmpty()) {
            terminal.err().println(Terminal.plural(faults.size(), "fault"));
            terminal.err().flush();
            return ExitCode.PROBLEMS.number();
        }
        report(outcome, terminal);
        return ExitCode.FINE.number();
    }

    /** What the history has of the release in a folder; of all releases, if none is named. */
    private List<String> ofHistory() {
        if (what == null) {
            return new History(new Releases(releases.folder)).faults();
        }
        if (isAddress() || manifest != null) {
            return List.of();
        }
        Path folder = Path.of(what).toAbsolutePath().normalize();
        return Optional.ofNullable(folder.getParent()).map(Releases::new).map(History::new)
                .map(history -> history.faults(folder.getFileName().toString())).orElse(List.of());
    }

    private boolean isAddress() {
        return what.matches("(?i)https?:.*");
    }

    /** A stranger wrote the manifest; it must not move the cursor. */
    private static String harmless(String line) {
        return line.replaceAll("\\p{Cntrl}", "?");
    }

    private void report(Verification.Outcome outcome, Terminal terminal) {
        terminal.line("release", harmless(outcome.id()));
        terminal.line("verified", "%s of %s, %s".formatted(manifest == null ? "all" : "1",
                Terminal.plural(outcome.files(), "file"), Terminal.plural(outcome.bytes(), "byte")));
        terminal.line("signed", key == null ? "not looked at; --key FILE names its publisher's key"
                : "by the owner of " + key);
    }

    /** The current release, if nothing is named: also one whose manifest is damaged, which is what is to be told. */
    private ReleaseSource source() throws IOException {
        if (what == null) {
            Releases all = new Releases(releases.folder);
            return ReleaseSource.of(all.pointer().filter(id -> id.matches(Release.ID)).map(all.folder()::resolve)
                    .filter(Files::isDirectory).orElseGet(() -> all.needed().folder()));
        }
        if (isAddress()) {
            return RemoteRelease.at(address());
        }
        if (Files.isRegularFile(Path.of(what))) {
            throw new ParameterException(spec.commandLine(),
                    "%s is a file; name the manifest of its release with --manifest".formatted(what));
        }
        return ReleaseSource.of(Path.of(what));
    }

    private URI address() {
        try {
            return RemoteRelease.address(what);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "WHAT: " + e.getMessage());
        }
    }

    private Path download() {
        if (what == null) {
            throw new ParameterException(spec.commandLine(), "--manifest: name the downloaded file too");
        }
        return Path.of(what);
    }
}
