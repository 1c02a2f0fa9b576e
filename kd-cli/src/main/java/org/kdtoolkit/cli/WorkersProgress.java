package org.kdtoolkit.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.report.result.Declarations;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.grid.TrialEnd;
import org.kdtoolkit.train.grid.WorkersListener;

/** Shows how trials get on that run in other processes: a line for each that has ended. */
final class WorkersProgress implements WorkersListener {

    private final PrintStream err;
    private final ProgressBar bar;
    private final PlanFolder folder;
    private final int trials;
    private final int epochs;
    private final Consumer<TrialEnd> afterEach;
    private final Map<PlannedTrial, Integer> running = new LinkedHashMap<>();
    private final long begun = System.nanoTime();
    private final int before;
    private int finished;

    /**
     * Shows nothing yet.
     *
     * @param folder where the results are
     * @param trials how many there are in all
     * @param open how many are still to be run
     * @param epochs how many each has, at most
     * @param afterEach is called when one has ended
     */
    WorkersProgress(
            PrintStream err,
            PlanFolder folder,
            int trials,
            int open,
            int epochs,
            Consumer<TrialEnd> afterEach) {
        this.err = err;
        this.bar = ProgressBar.on(err);
        this.folder = folder;
        this.trials = trials;
        this.before = trials - open;
        this.finished = before;
        this.epochs = epochs;
        this.afterEach = afterEach;
    }

    @Override
    public void started(PlannedTrial trial, String where) {
        running.put(trial, 0);
        draw();
    }

    @Override
    public void progressed(PlannedTrial trial, int done) {
        running.put(trial, done);
        draw();
    }

    @Override
    public void ended(PlannedTrial trial, TrialEnd end) {
        running.remove(trial);
        finished++;
        say("[%d/%d] %s: %s".formatted(finished, trials, trial.text(), text(trial, end)));
        afterEach.accept(end);
        draw();
    }

    private String text(PlannedTrial trial, TrialEnd end) {
        Optional<TrialResult> result = folder.trial(trial.folder()).result();
        if (end.how() == TrialEnd.How.DONE && result.isPresent()) {
            return result.get().done().map(WorkersProgress::text).orElse("failed");
        }
        if (end.how() == TrialEnd.How.DONE && trial.until().isPresent()) {
            return "paused after epoch %d".formatted(trial.until().getAsInt());
        }
        String why =
                result.filter(TrialResult.Failed.class::isInstance)
                        .filter(failed -> end.how() == TrialEnd.How.FAILED)
                        .map(failed -> ((TrialResult.Failed) failed).error())
                        .orElse(end.message());
        String how =
                switch (end.how()) {
                    case DONE -> "left no result";
                    case FAILED, KILLED -> "failed";
                    case REFUSED -> "could not be run";
                    case INTERRUPTED -> "was interrupted";
                };
        return why.isEmpty() ? how : how + ", " + Printable.line(why);
    }

    private static String text(TrialResult.Done done) {
        return "%s (epoch %d of %d), %s"
                .formatted(
                        TopOne.text(done.metrics(), new Declarations(List.of())),
                        done.selectedEpoch(),
                        done.last().epoch(),
                        Durations.text(done.cost().seconds()));
    }

    @Override
    public void noticed(String what) {
        say(what);
    }

    /** Removes the bar. */
    void end() {
        bar.erase();
    }

    void say(String line) {
        bar.erase();
        err.print(bar.layout().prose(line, "  "));
    }

    private void draw() {
        double within =
                running.values().stream().mapToDouble(done -> Math.min(1.0, share(done))).sum();
        double share = Math.min(1, (finished + within) / Math.max(1, trials));
        double done = share - (double) before / Math.max(1, trials);
        double elapsed = (System.nanoTime() - begun) / 1e9;
        List<String> texts = new ArrayList<>();
        running.forEach((trial, at) -> texts.add("%s: %d/%d".formatted(trial.text(), at, epochs)));
        bar.draw(
                share,
                "%d of %d trials%s"
                        .formatted(
                                finished,
                                trials,
                                done <= 0
                                        ? ""
                                        : "  " + Durations.left(elapsed * (1 - share) / done)),
                bar.asManyAsFit(texts));
    }

    private double share(int done) {
        return (double) done / Math.max(1, epochs);
    }
}
