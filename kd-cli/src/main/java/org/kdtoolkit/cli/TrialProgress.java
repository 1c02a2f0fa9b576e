package org.kdtoolkit.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.report.leaderboard.Column;
import org.kdtoolkit.report.result.Declarations;
import org.kdtoolkit.report.result.DeclaredMetric;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.SweepPoint;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.run.SweepListener;
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
    private final int trials;
    private final long begun = System.nanoTime();
    private int finished;
    private int finishedBefore;
    private Declarations declarations = new Declarations(List.of());
    private String trial = "";
    private int epochs;
    private int epoch;
    private long lastLine;
    private long lastBatchLine = begun;
    private long lastDrawn = begun;
    private String waiting = "";
    private BestSoFar best = new BestSoFar();
    private final WorkUnderWay work = new WorkUnderWay(System::nanoTime);

    TrialProgress(PrintStream err, int trials) {
        this(err, trials, ProgressBar.on(err));
    }

    TrialProgress(PrintStream err, int trials, ProgressBar bar) {
        this.err = err;
        this.trials = trials;
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

    @Override
    public void batch(BatchProgress progress) {
        boolean isFirst = progress.done() == 0;
        work.add(progress);
        long now = System.nanoTime();
        if (bar.shown()) {
            if (isFirst || now - lastDrawn > DRAWN_EVERY.toNanos()) {
                draw();
            }
        } else if (now - lastBatchLine > BATCH_LINE_EVERY.toNanos()) {
            lastBatchLine = now;
            err.println(place() + joined(List.of(work.text(), work.loss())));
        }
    }

    private String place() {
        return trial.isEmpty()
                ? ""
                : "[%d/%d] %s: epoch %d of %d, "
                        .formatted(
                                finished + 1, trials, trial, Math.min(epoch + 1, epochs), epochs);
    }

    private static String joined(List<String> parts) {
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    /** Shows the teacher's own accuracy and what looks wrong, before anybody trusts it. */
    @Override
    public void teachers(List<TeacherGrade> grades) {
        bar.erase();
        for (TeacherGrade grade : grades) {
            if (!grade.top1().isEmpty()) {
                String whose =
                        grades.size() == 1
                                ? "the teacher's"
                                : "the teacher '%s', its".formatted(grade.teacher());
                err.println("%s own accuracy: %s".formatted(whose, text(grade.metrics())));
            }
            grade.warnings(grades.size() == 1)
                    .forEach(warning -> err.println("warning: " + Printable.line(warning)));
        }
    }

    /** Shows which samples were left out. */
    void faults(List<Faults.Fault> faults) {
        bar.erase();
        FaultsText.lines(faults).forEach(err::println);
    }

    @Override
    public void point(SweepPoint point, int number, int points) {
        bar.erase();
        err.println("%s (%d of %d)".formatted(point.text(), number, points));
    }

    @Override
    public void finishedPoint(List<Faults.Fault> faults) {
        bar.erase();
        faults(faults);
    }

    @Override
    public void rerun(int already) {
        bar.erase();
        err.println(
                "%d finished trials are run again; '--resume' would keep them".formatted(already));
    }

    @Override
    public void noticed(String what) {
        bar.erase();
        err.println(what);
    }

    @Override
    public void judgedBy(List<DeclaredMetric> metrics) {
        declarations = new Declarations(metrics);
    }

    @Override
    public void kept(TrialResult result) {
        finishedBefore++;
        finished++;
    }

    @Override
    public void started(String method, int seed, int finishedEpochs, int atMost) {
        trial = "%s, seed %d".formatted(method, seed);
        epoch = finishedEpochs;
        epochs = atMost;
        waiting = "";
        best = new BestSoFar();
        lastLine = System.nanoTime();
        lastBatchLine = lastLine;
        draw();
    }

    @Override
    public void resumed(List<EpochRecord> done) {
        best.add(done, declarations);
    }

    @Override
    public void finishedEpoch(EpochRecord record) {
        epoch = record.epoch();
        waiting = waiting(record);
        best.add(List.of(record), declarations);
        if (bar.shown()) {
            draw();
        } else if (System.nanoTime() - lastLine > LINE_EVERY.toNanos()) {
            lastLine = System.nanoTime();
            lastBatchLine = lastLine;
            err.println(
                    "[%d/%d] %s: epoch %d of %d, %s, %s"
                            .formatted(
                                    finished + 1,
                                    trials,
                                    trial,
                                    epoch,
                                    epochs,
                                    losses(record.losses()),
                                    waiting(record)));
        }
    }

    @Override
    public void finished(TrialResult result) {
        finished++;
        bar.erase();
        String name = trial;
        trial = "";
        String place = "[%d/%d] %s: ".formatted(finished, trials, name);
        if (result instanceof TrialResult.Done done) {
            err.println(
                    place
                            + "%s (epoch %d of %d), %s"
                                    .formatted(
                                            text(done.metrics()),
                                            done.selectedEpoch(),
                                            done.last().epoch(),
                                            Durations.text(done.cost().seconds())));
        } else if (result instanceof TrialResult.Failed failed) {
            err.println(place + "failed, " + Printable.line(failed.error()));
        }
    }

    /** Says how to go on, as the last thing before the process ends. */
    void interrupted() {
        bar.erase();
        err.println(
                "kd: interrupted; the same command with --resume goes on after the last finished"
                        + " epoch");
    }

    private void draw() {
        lastDrawn = System.nanoTime();
        double share = (finished + shareOfTrial()) / trials;
        bar.draw(
                share,
                behindTheBar(
                        trial,
                        epochs > 0 && !trial.isEmpty() ? "epoch %d/%d".formatted(epoch, epochs) : "",
                        estimate(share)),
                "  "
                        + behindTheBar(
                                work.text(), work.loss(), best.text(declarations), waiting));
    }

    /** The epoch under way is counted by its batches, until it is reported. */
    private double shareOfTrial() {
        if (trial.isEmpty()) {
            return 0;
        }
        double within = epoch < epochs ? work.shareOfEpoch() : 0;
        return Math.min(1, (epoch + within) / Math.max(1, epochs));
    }

    private static String behindTheBar(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("  "));
    }

    private String estimate(double share) {
        double before = (double) finishedBefore / trials;
        double elapsed = (System.nanoTime() - begun) / 1e9;
        double done = share - before;
        return done <= 0 ? "" : Durations.left(elapsed * (1 - share) / done);
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

    /** Top-1 metrics only, as far as there are some: the rest is in the leaderboard. */
    private String text(Map<MetricKey, Double> metrics) {
        boolean recognition = metrics.keySet().stream().anyMatch(TrialProgress::isTopOne);
        return metrics.entrySet().stream()
                .filter(metric -> !recognition || isTopOne(metric.getKey()))
                .map(metric -> metric.getKey() + " " + value(metric.getKey(), metric.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static boolean isTopOne(MetricKey key) {
        return key.metric().equals("top1");
    }

    private String value(MetricKey key, double value) {
        return Column.of(key, declarations).signed(value);
    }
}
