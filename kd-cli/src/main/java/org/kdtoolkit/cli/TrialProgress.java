package org.kdtoolkit.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
import org.kdtoolkit.train.trial.TeacherGrade;

/** Shows how trials get on: a bar with an estimate on a terminal, elsewhere a line now and then. */
final class TrialProgress implements SweepListener {

    private static final int FAULTS_SHOWN = 10;
    private static final Duration LINE_EVERY = Duration.ofSeconds(10);

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

    TrialProgress(PrintStream err, int trials) {
        this(err, trials, ProgressBar.on(err));
    }

    TrialProgress(PrintStream err, int trials, ProgressBar bar) {
        this.err = err;
        this.trials = trials;
        this.bar = bar;
    }

    /** Shows the teacher's own accuracy and what looks wrong, before anybody trusts it. */
    @Override
    public void teachers(List<TeacherGrade> grades) {
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
        if (faults.isEmpty()) {
            return;
        }
        err.println("%d samples could not be read and were left out:".formatted(faults.size()));
        faults.stream()
                .limit(FAULTS_SHOWN)
                .forEach(
                        f ->
                                err.println(
                                        "  %s %s: %s"
                                                .formatted(
                                                        f.subset().key(),
                                                        Printable.line(f.id()),
                                                        Printable.line(f.reason()))));
        if (faults.size() > FAULTS_SHOWN) {
            err.println("  and %d more".formatted(faults.size() - FAULTS_SHOWN));
        }
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
        lastLine = System.nanoTime();
        draw("");
    }

    @Override
    public void finishedEpoch(EpochRecord record) {
        epoch = record.epoch();
        if (bar.shown()) {
            draw(text(record.metrics()) + "  " + waiting(record));
        } else if (System.nanoTime() - lastLine > LINE_EVERY.toNanos()) {
            lastLine = System.nanoTime();
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
        String place = "[%d/%d] %s: ".formatted(finished, trials, trial);
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

    private void draw(String state) {
        double share = (finished + (double) epoch / Math.max(1, epochs)) / trials;
        bar.draw(
                share,
                "%s  epoch %d/%d  %s  %s".formatted(trial, epoch, epochs, state, estimate(share)));
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
