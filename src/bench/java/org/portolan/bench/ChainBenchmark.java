package org.portolan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.portolan.check.CheckedPublication;
import org.portolan.check.Checker;
import org.portolan.check.publication.Publication;
import org.portolan.problem.Problems;
import org.portolan.release.ReleaseBuilder;
import org.portolan.release.folder.Releases;
import org.portolan.release.guards.Allowance;
import org.portolan.release.manifest.Program;

/** How long the whole way from the project's tables to a release takes in a virtual machine that is warm. */
final class ChainBenchmark {
    private static final int WARM_UP = 6;
    private static final int TIMES = 9;

    private final Bench bench;

    ChainBenchmark(Bench bench) {
        this.bench = bench;
    }

    void run() throws IOException {
        Series check = new Series();
        Series all = new Series();
        String load = Machine.load();
        for (int time = 0; time < WARM_UP + TIMES; time++) {
            Path work = Files.createDirectories(bench.work().resolve("chain-" + time).resolve("work"));
            long start = System.nanoTime();
            CheckedPublication checked = check(work);
            long halfway = System.nanoTime();
            release(checked, new Releases(work.resolveSibling("releases")));
            if (time >= WARM_UP) {
                check.add(halfway - start);
                all.add(System.nanoTime() - start);
            }
            Bench.delete(work.getParent());
        }
        bench.report().row("Tables to release on a warm virtual machine", all.seconds(),
                check.seconds() + " convert and check alone", ratio(all, check), load);
    }

    private static String ratio(Series all, Series check) {
        return "%.2f".formatted(all.medianSeconds() / check.medianSeconds());
    }

    private static CheckedPublication check(Path work) throws IOException {
        Problems problems = new Problems();
        Publication publication = Publication.open(Path.of("data"), Path.of("ontology"), Optional.empty(), problems)
                .orElseThrow();
        return new Checker().check(publication, work, problems)
                .orElseThrow(() -> new IllegalStateException(problems.list().toString()));
    }

    private static void release(CheckedPublication checked, Releases releases) {
        Problems problems = new Problems();
        new ReleaseBuilder(Program.running(), Clock.systemUTC()).build(checked, releases, Allowance.STANDARD, problems)
                .orElseThrow(() -> new IllegalStateException(problems.list().toString()));
    }
}
