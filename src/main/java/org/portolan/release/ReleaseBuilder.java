package org.portolan.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.portolan.check.CheckedPublication;
import org.portolan.check.publication.DatasetDescription;
import org.portolan.check.publication.Publication;
import org.portolan.problem.ProblemSink;
import org.portolan.release.answers.QueryAnswers;
import org.portolan.release.files.Candidate;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.files.ReleaseLock;
import org.portolan.release.folder.History;
import org.portolan.release.folder.Releases;
import org.portolan.release.folder.Repetition;
import org.portolan.release.folder.UnseenRelease;
import org.portolan.release.guards.Allowance;
import org.portolan.release.guards.Succession;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.manifest.ManifestFile;
import org.portolan.release.manifest.Program;
import org.portolan.release.manifest.Release;
import org.portolan.release.manifest.Removal;
import org.portolan.release.search.TextIndex;
import org.portolan.release.store.SearchIndex;
import org.portolan.release.store.Store;
import org.portolan.release.verification.ManifestSignature;
import org.portolan.release.verification.SigningKey;

/** Makes releases. Thread-safe; two builds in one folder exclude each other. */
public final class ReleaseBuilder {
    private final Program program;
    private final Clock clock;
    private final Optional<SigningKey> key;

    /**
     * A builder that notes its program in the manifest.
     *
     * @param clock tells the manifest when the release was made and when a removal was accepted, and nothing else
     */
    public ReleaseBuilder(Program program, Clock clock) {
        this(program, clock, Optional.empty());
    }

    private ReleaseBuilder(Program program, Clock clock, Optional<SigningKey> key) {
        this.program = program;
        this.clock = clock;
        this.key = key;
    }

    /** One that signs manifests with this key, if there is one; also that of a release that is there already. */
    public ReleaseBuilder signing(Optional<SigningKey> with) {
        return new ReleaseBuilder(program, clock, with);
    }

    /**
     * Makes a release of a publication and moves {@code current} to it; takes the one there is if it is the same and
     * whole.
     *
     * @param allowance what it may take away from the readers of the release before
     * @param problems  hears what it takes away beyond that: errors, or warnings if the allowance has a reason for it
     * @return empty if it was refused for that; what was live stays so, and nothing is written
     * @throws ReleaseException if a folder or file cannot be read or written; what was live stays so
     */
    public Optional<Release> build(CheckedPublication checked, Releases releases, Allowance allowance,
                                   ProblemSink problems) {
        try (ReleaseLock lock = releases.lock(ReleaseLock.PATIENCE)) {
            lock.check();
            Content content = new Content(checked);
            String id = content.id();
            return new Succession(releases, allowance, now()).removals(checked, id, problems).map(removed -> {
                Release release = isWhole(releases.folder().resolve(id), checked.publication(), removed)
                        ? releases.open(id) : make(checked, content, id, releases, removed);
                if (!release.manifest().program().equals(program.toString())) {
                    new Repetition(releases).confirm(release, program);
                }
                key.ifPresent(with -> ManifestSignature.sign(release, with));
                releases.pointTo(release);
                return release;
            });
        }
    }

    /**
     * Whether it is there, undamaged, knows where its base came from, and what was taken away since: the input may have
     * gone back to it.
     */
    private static boolean isWhole(Path target, Publication publication, List<Removal> removed) {
        if (!Files.isDirectory(target)) {
            return false;
        }
        try {
            Release there = new Release(target, ManifestFile.read(target));
            there.verify();
            return there.manifest().baseGiven() == publication.baseGiven()
                    && there.manifest().removed().equals(removed);
        } catch (ReleaseException damaged) {
            return false;
        }
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private Release make(CheckedPublication checked, Content content, String id, Releases releases,
                         List<Removal> removed) {
        Path target = releases.folder().resolve(id);
        try (Candidate candidate = Candidate.in(target.toAbsolutePath().getParent())) {
            ReleaseFiles writing = new ReleaseFiles(checked.publication(), content, id, candidate.folder());
            List<Manifest.File> files = new ArrayList<>(writing.write());
            Store store = new Store(candidate.folder(), files);
            prove(writing, store);
            files.addAll(answers(checked.publication(), candidate.folder(), store, files));
            Manifest manifest = manifest(checked, content, id, releases.before(id), files, removed);
            ManifestFile.write(candidate.folder(), manifest);
            if (key.isPresent()) {
                ManifestSignature.write(candidate.folder(), key.get());
            }
            UnseenRelease.mark(candidate.folder(), target, new History(releases));
            candidate.moveTo(target, () -> // as readers will
                    new Release(candidate.folder(), ManifestFile.read(candidate.folder())).verify());
            return new Release(target, manifest);
        } catch (ReleaseException e) {
            throw e;
        } catch (IOException e) {
            throw ReleaseException.of(target, "the release cannot be written", e);
        }
    }

    /** Loads the store and reads the dumps back at the same time: neither needs the other, and both must end well. */
    private static void prove(ReleaseFiles writing, Store store) {
        CompletableFuture<Void> reading = CompletableFuture.runAsync(writing::readBack);
        try {
            store.build();
        } finally {
            reading.handle((nothing, fault) -> nothing).join();
        }
        try {
            reading.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ReleaseException fault ? fault : e;
        }
    }

    private static List<Manifest.File> answers(Publication publication, Path folder, Store store,
                                               List<Manifest.File> files) throws IOException {
        try (Store.Opened opened = new Store.Opened(store.open());
                TextIndex texts = new SearchIndex(folder, files).open()) {
            return new QueryAnswers(publication, folder).write(opened.dataset(), texts);
        }
    }

    /** No release is made from input with errors, so there are no problems to tell. */
    private Manifest manifest(CheckedPublication checked, Content content, String id, String previous,
                              List<Manifest.File> files, List<Removal> removed) {
        Publication publication = checked.publication();
        DatasetDescription description = publication.description();
        return new Manifest(id, publication.base(), publication.baseGiven(), description.title(),
                description.license(), description.modified(), program.toString(), now(), previous, 0,
                checked.summary().tables(), checked.summary().rows(), content.data().count(),
                publication.checksums(), files, removed);
    }
}
