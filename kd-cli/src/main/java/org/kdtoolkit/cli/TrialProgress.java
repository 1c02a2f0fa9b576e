package org.kdtoolkit.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.formats.files.FolderLock;
import org.kdtoolkit.report.result.Declarations;
import org.kdtoolkit.report.result.DeclaredMetric;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.SweepPoint;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.run.SweepListener;
import org.kdtoolkit.train.track.Outboxes;
import org.kdtoolkit.train.trial.BatchProgress;
import org.kdtoolkit.train.trial.TeacherGrade;

/** Shows how trials get on: a bar with an estimate on a terminal, elsewhere a line now and then. */
final class TrialProgress implements SweepListener {

    private static final Duration LINE_EVERY = Duration.ofSeconds(10);

    /** Where a line tells of an epoch, none has to tell of its batches. */
    private static final Duration BATCH_LINE_EVERY = Duration.ofSeconds(30);

    private static final Duration DRAWN_EVERY = Duration.ofMillis(100);

    private final PrintStream err;
    private final ProgressBar bar;
    private final RunUnderWay run;
    private final TeacherLines teachers = new TeacherLines();
    private final WorkUnderWay work = new WorkUnderWay(System::nanoTime);
    private final Pace lines = new Pace(LINE_EVERY, System::nanoTime);
    private final Pace batchLines = new Pace(BATCH_LINE_EVERY, System::nanoTime);
    private final Pace drawing = new Pace(DRAWN_EVERY, System::nanoTime);
    private Declarations declarations = new Declarations(List.of());
    private String waiting = "";
    private Optional<MetricKey> selecting = Optional.empty();
    private BestSoFar best = new BestSoFar(selecting);

    TrialProgress(PrintStream err, int trials) {
        this(err, trials, ProgressBar.on(err));
    }

    TrialProgress(PrintStream err, int trials, ProgressBar bar) {
        this.err = err;
        this.run = new RunUnderWay(trials, System::nanoTime);
        this.bar = bar;
    }

    /**
     * Shows the bar while something is done that can be interrupted, from its first moment: before
     * anything is known of it.
     */
    <T> T during(Supplier<T> action) {
        draw();
        try {
            return Interruption.during(this::interrupted, action);
        } finally {
            bar.erase();
        }
    }

    /**
     * The same; a process that is broken off ends at once with the exit code of an interruption:
     * what is on disk is whole at any moment.
     *
     * @param farewell what to say then
     */
    <T> T broken(String farewell, Supplier<T> action) {
        draw();
        try {
            return Interruption.during(
                    () -> {
                        say("kd: " + farewell);
                        Outboxes.stopAll();
                        FolderLock.releaseAll();
                        Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
                    },
                    action);
        } finally {
            bar.erase();
        }
    }

    @Override
    public void batch(BatchProgress progress) {
        boolean isFirst = progress.done() == 0;
        work.add(progress);
        if (bar.shown()) {
            if (isFirst || drawing.isDue()) {
                draw();
            }
        } else if (batchLines.isDue()) {
            batchLines.restart();
            say(place() + joined(List.of(work.text(), work.loss())));
        }
    }

    private String place() {
        return run.isInTrial()
                ? run.place()
                        + "epoch %d of %d, "
                                .formatted(Math.min(run.epoch() + 1, run.epochs()), run.epochs())
                : "";
    }

    private static String joined(List<String> parts) {
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    /** Shows the teacher's own accuracy and what looks wrong, before anybody trusts it. */
    @Override
    public void teachers(List<TeacherGrade> grades) {
        teachers.of(grades, declarations).forEach(this::say);
    }

    /** Shows which samples were left out. */
    void faults(List<Faults.Fault> faults) {
        FaultsText.lines(faults).forEach(this::say);
    }

    @Override
    public void point(SweepPoint point, int number, int points) {
        say("%s (%d of %d)".formatted(point.text(), number, points));
    }

    @Override
    public void finishedPoint(List<Faults.Fault> faults) {
        faults(faults);
    }

    @Override
    public void rerun(int already) {
        if (already == 0) {
            return;
        }
        say("%d finished trials are run again; '--resume' would keep them".formatted(already));
    }

    @Override
    public void noticed(String what) {
        say(what);
    }

    @Override
    public void judgedBy(List<DeclaredMetric> metrics) {
        declarations = new Declarations(metrics);
    }

    @Override
    public void selectedBy(Optional<MetricKey> metric) {
        selecting = metric;
    }

    @Override
    public void kept(TrialResult result) {
        run.keep();
    }

    @Override
    public void started(String method, int seed, int finishedEpochs, int atMost) {
        run.begin("%s, seed %d".formatted(method, seed), finishedEpochs, atMost);
        work.beginTrial();
        waiting = "";
        best = new BestSoFar(selecting);
        restartLines();
        draw();
    }

    @Override
    public void resumed(List<EpochRecord> done) {
        best.add(done, declarations);
    }

    @Override
    public void finishedInitialEpoch(EpochRecord record, int all) {
        work.beginEpoch(record.losses());
        show("initial epoch", record, all);
    }

    @Override
    public void finishedEpoch(EpochRecord record) {
        run.reach(record.epoch());
        waiting = waiting(record);
        best.add(List.of(record), declarations);
        work.beginEpoch(record.losses());
        show("epoch", record, run.epochs());
    }

    private void show(String what, EpochRecord record, int all) {
        if (bar.shown()) {
            draw();
        } else if (lines.isDue()) {
            restartLines();
            say(
                    run.place()
                            + "%s %d of %d, %s, %s"
                                    .formatted(
                                            what,
                                            record.epoch(),
                                            all,
                                            losses(record.losses()),
                                            waiting(record)));
        }
    }

    private void restartLines() {
        lines.restart();
        batchLines.restart();
    }

    @Override
    public void paused() {
        say(ended() + "paused after epoch %d".formatted(run.epoch()));
    }

    @Override
    public void finished(TrialResult result) {
        String place = ended();
        if (result instanceof TrialResult.Done done) {
            say(
                    place
                            + "%s (epoch %d of %d), %s"
                                    .formatted(
                                            TopOne.text(done.metrics(), declarations),
                                            done.selectedEpoch(),
                                            done.last().epoch(),
                                            Durations.text(done.cost().seconds())));
        } else if (result instanceof TrialResult.Failed failed) {
            say(place + "failed, " + Printable.line(failed.error()));
        }
    }

    /** Leaves a trial; what a line about it begins with. */
    private String ended() {
        String place = run.end();
        waiting = "";
        best = new BestSoFar(selecting);
        work.beginTrial();
        return place;
    }

    /** Says how to go on, as the last thing before the process ends. */
    void interrupted() {
        say(
                "kd: interrupted; the same command with --resume goes on after the last finished"
                        + " epoch");
    }

    /** Prints a line; on a terminal, in several where it does not fit. */
    private void say(String line) {
        bar.erase();
        err.print(bar.layout().prose(line, "  "));
    }

    private void draw() {
        drawing.restart();
        double share = run.share(work.shareOfEpoch());
        boolean trains = run.epochs() > 0 && run.isInTrial();
        bar.draw(
                share,
                behindTheBar(
                        run.trial(),
                        trains ? "epoch %d/%d".formatted(run.epoch(), run.epochs()) : "",
                        run.estimate(share)),
                bar.asManyAsFit(
                        List.of(work.text(), work.loss(), best.text(declarations), waiting)));
    }

    private static String behindTheBar(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("  "));
    }

    /** How much of the training was waiting for data: more than a little asks for more workers. */
    private static String waiting(EpochRecord record) {
        return "data %.0f%%".formatted(100 * record.dataWaitShare());
    }

    private static String losses(Map<String, Double> losses) {
        return losses.entrySet().stream()
                .map(loss -> "%s %.3f".formatted(loss.getKey(), loss.getValue()))
                .collect(Collectors.joining(", "));
    }
}
