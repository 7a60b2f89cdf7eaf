package org.portolan.cli;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.portolan.fuseki.publish.Listener;
import org.portolan.fuseki.publish.Plan;
import org.portolan.fuseki.publish.Step;
import org.portolan.release.manifest.Release;

/** Tells how far a publication is: a line for what is done, and on a terminal how much of a graph is sent. */
final class PublishReport implements Listener, AutoCloseable {
    private final Terminal terminal;
    private final Progress progress;
    private final boolean isDryRun;
    private final long start = System.nanoTime();
    private long statements;

    PublishReport(Terminal terminal, boolean isDryRun) {
        this.terminal = terminal;
        this.progress = Progress.onTerminal(terminal.err());
        this.isDryRun = isDryRun;
    }

    void begin(Release release) {
        terminal.line("release", "%s of %s".formatted(release.id(), release.manifest().modified()));
    }

    @Override
    public void decided(Step step) {
        statements += step.statements();
        switch (step.state()) {
            case LIVE -> terminal.line("live", of(step) + ", there already");
            case STAGED -> terminal.line("arrived", of(step) + ", there already, beside what readers see");
            case ABSENT -> {
                if (isDryRun) {
                    terminal.line("to send", "%s, %s".formatted(of(step), Terminal.plural(step.bytes(), "byte")));
                }
            }
        }
    }

    void show(Plan plan) {
        boolean isAllLive = plan.steps().stream().allMatch(step -> step.state() == Step.State.LIVE);
        terminal.line("then", isAllLive ? "nothing: readers see this release"
                : "all take their places in one update, or one by one where updates are refused");
        terminal.line("to", "%s, asking %s".formatted(plan.endpoints().graphStore(), plan.endpoints().query()));
        terminal.line("dry run", "nothing was written");
    }

    @Override
    public void sending(Step step) {
        progress.sending(step.graph(), step.bytes());
    }

    @Override
    public void handedOver(long bytes) {
        progress.sent(bytes);
    }

    @Override
    public void sent(Step step, String to, Duration time) {
        progress.clear();
        terminal.line("sent", "%s, to %s, %s".formatted(of(step), to, seconds(time)));
    }

    @Override
    public void moved(long graphs, Duration time) {
        terminal.line("moved", "%s in one update, %s".formatted(Terminal.plural(graphs, "graph"), seconds(time)));
    }

    @Override
    public void removed(String graph) {
        terminal.line("removed", graph + ", which was left beside what readers see");
    }

    @Override
    public void goesGraphByGraph(String why) {
        warn(why + ". The graphs are replaced one by one, the data last; meanwhile readers see old beside new");
    }

    @Override
    public void waits(URI address, String why, Duration wait) {
        warn("%s: %s; again in %s".formatted(address, why, seconds(wait)));
    }

    void end(Release release) {
        terminal.line("published", "%s: %s, %s".formatted(release.id(), Terminal.plural(statements, "statement"),
                Terminal.seconds(start)));
    }

    void warn(String what) {
        progress.clear();
        terminal.err().println("portolan: " + what);
        terminal.err().flush();
    }

    @Override
    public void close() {
        progress.clear();
    }

    private static String of(Step step) {
        return "%s: %s".formatted(step.graph(), Terminal.plural(step.statements(), "statement"));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }
}
