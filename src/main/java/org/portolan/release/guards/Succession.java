package org.portolan.release.guards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.check.CheckedPublication;
import org.portolan.check.publication.Publication;
import org.portolan.problem.Code;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;
import org.portolan.problem.Severity;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.folder.Releases;
import org.portolan.release.manifest.Release;
import org.portolan.release.manifest.Removal;

/** Whether a publication may follow the release that readers have, and what it takes away from them if so. */
public final class Succession {
    private final Releases releases;
    private final Allowance allowance;
    private final String now;

    /** @param now when a removal is accepted (ISO 8601, UTC) */
    public Succession(Releases releases, Allowance allowance, String now) {
        this.releases = releases;
        this.allowance = allowance;
        this.now = now;
    }

    /**
     * Everything that is gone for a reason, in the release of this id or before it; empty if it is refused.
     *
     * @param problems hears what it takes away beyond the allowance: errors, or warnings if there is a reason for it
     */
    public Optional<List<Removal>> removals(CheckedPublication checked, String id, ProblemSink problems) {
        List<Release> earlier = earlier();
        if (earlier.isEmpty()) {
            return Optional.of(List.of());
        }
        if (earlier.get(0).id().equals(id)) {
            return Optional.of(earlier.get(0).manifest().removed());
        }
        Inventory after = Inventory.of(checked);
        for (Release release : earlier) {
            Optional<Loss> loss = loss(release, checked, after);
            if (loss.isPresent()) {
                return remembered(release, id, loss.get())
                        .or(() -> judged(release, checked, loss.get(), problems));
            }
        }
        return Optional.of(List.of());
    }

    /**
     * What the release of this id remembers, if it is there still and this very step to it was accepted when it was
     * made. It stays as it is then, with its signature.
     */
    private Optional<List<Removal>> remembered(Release before, String id, Loss loss) {
        return releases.list().stream().filter(release -> release.id().equals(id))
                .map(release -> release.manifest().removed()).findFirst()
                .filter(known -> known.stream().anyMatch(removal -> removal.last().equals(before.id())))
                .filter(known -> known.containsAll(
                        Removal.without(before.manifest().removed(), loss.after().things())));
    }

    /** The release that serves, then those that a server would take in its place if it is damaged. */
    private List<Release> earlier() {
        List<Release> all = releases.list();
        String current = releases.pointer().orElse("");
        return Stream.concat(all.stream().filter(release -> release.id().equals(current)), all.stream()).distinct()
                .toList();
    }

    /** Empty if the release is damaged: nobody can be reading it. */
    private static Optional<Loss> loss(Release release, CheckedPublication checked, Inventory after) {
        try {
            return Optional.of(Loss.of(release, checked, after));
        } catch (ReleaseException damaged) {
            return Optional.empty();
        }
    }

    private Optional<List<Removal>> judged(Release release, CheckedPublication checked, Loss loss,
                                           ProblemSink problems) {
        Guards guards = new Guards(checked.publication(), release.id(), allowance);
        boolean isSameBase = release.base().equals(checked.publication().base());
        List<Problem> found = isSameBase ? guards.problems(loss) : List.of(guards.otherBase(release.base()));
        found.forEach(problem -> problems.report(allowance.reason()
                .map(reason -> problem.as(Severity.WARNING).mend("nothing; it is accepted: " + reason))
                .orElse(problem)));
        List<Removal> removed = new ArrayList<>(
                isSameBase ? Removal.without(release.manifest().removed(), loss.after().things()) : List.of());
        if (found.isEmpty()) {
            return Optional.of(removed);
        }
        return allowance.reason().map(reason -> {
            removed.add(new Removal(reason, now, release.id(),
                    isSameBase ? loss.things().stream().map(VanishedThing::iri).toList() : List.of(),
                    found.stream().filter(problem -> problem.code() != Code.RESOURCE_VANISHED || !isSameBase)
                            .map(problem -> sentence(problem, checked.publication())).toList()));
            return removed;
        });
    }

    /** The problem by the name that its file has in every release, wherever the folder lies. */
    private static String sentence(Problem problem, Publication publication) {
        return "data/" + problem.place().file().substring(publication.shown("").length()) + ": " + problem.message();
    }
}
