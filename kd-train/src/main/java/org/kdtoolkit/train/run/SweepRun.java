package org.kdtoolkit.train.run;

import java.util.List;
import java.util.stream.Collectors;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.report.page.ReportFiles;
import org.kdtoolkit.report.result.Sweep;
import org.kdtoolkit.report.result.SweepFolder;
import org.kdtoolkit.report.result.SweepPlan;
import org.kdtoolkit.report.result.SweepPoint;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.SweepAxis;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.TrialPlan;

/** Runs an experiment at each point of its sweep: a benchmark after the other. */
public final class SweepRun {

    private final ExperimentConfig config;
    private final Registry registry;
    private final SweepListener listener;
    private final SweepFolder folder;
    private final RunOrigin origin;

    /**
     * Plans a sweep.
     *
     * @param config what is compared, at several points
     * @param registry finds providers
     * @param listener is told how that gets on
     */
    public SweepRun(ExperimentConfig config, Registry registry, SweepListener listener) {
        this(config, registry, listener, RunOrigin.PLAIN);
    }

    /**
     * Plans a sweep.
     *
     * @param config what is compared, at several points
     * @param registry finds providers
     * @param listener is told how that gets on
     * @param origin what the run was started with, for its record
     */
    public SweepRun(
            ExperimentConfig config, Registry registry, SweepListener listener, RunOrigin origin) {
        this.origin = origin;
        this.config = config;
        this.registry = registry;
        this.listener = listener;
        this.folder = new SweepFolder(config.output());
    }

    /**
     * Refuses a sweep, or a search, where one benchmark is needed.
     *
     * @throws ConfigurationException if the experiment has several points, or searches
     */
    static void refuse(ExperimentConfig config) {
        if (config.searches()) {
            throw new ConfigurationException(
                    "the experiment searches for the best values of %s; 'kd benchmark' does that, all else needs values: %s"
                            .formatted(
                                    config.space().stream()
                                            .map(axis -> "'" + axis.key() + "'")
                                            .collect(Collectors.joining(" and ")),
                                    firstPoint(config)));
        }
        if (config.isSweep()) {
            throw new ConfigurationException(
                    "the experiment is a sweep over %s; 'kd benchmark' runs it, all else needs one of them: %s"
                            .formatted(
                                    config.axes().stream()
                                            .map(SweepRun::text)
                                            .collect(Collectors.joining(" and ")),
                                    firstPoint(config)));
        }
    }

    /** The first point as options of the command line. */
    private static String firstPoint(ExperimentConfig config) {
        return SweepAxis.overrides(config, config.firstPoint()).stream()
                .map("--set "::concat)
                .collect(Collectors.joining(" "));
    }

    private static String text(SweepAxis axis) {
        if (axis.key().equals(SweepPoint.FOLD)) {
            return "the folds " + axis.text();
        }
        return axis.key().equals(SweepPoint.RATE)
                ? "the rates " + axis.text()
                : "'%s' at %s".formatted(axis.key(), axis.text());
    }

    /**
     * Runs all benchmarks and files their results; the sweep's report is renewed after each.
     *
     * <p>Trials that come out the same at several points, as those without a teacher at all rates
     * of a corruption, run at the first of these, and stand for the others.
     *
     * @param resume whether finished trials are kept and begun ones go on
     * @return all results
     * @throws ConfigurationException if the parts do not fit together, the data have too few labels
     *     for a point, or the output folder holds another benchmark
     * @throws org.kdtoolkit.api.data.DataException if the data or the teacher's files can't be
     *     used, or results can't be written
     */
    public Sweep run(boolean resume) {
        try (OutputFolder output = new OutputFolder(config.output(), registry)) {
            output.take(config);
            return run(resume, output);
        }
    }

    /**
     * Writes the plan of all trials, and runs none: each can then be run by its number, see {@link
     * PlannedRun}. The data of the first point alone are opened.
     *
     * @return the plan's folder
     * @throws ConfigurationException as {@link #run}
     * @throws org.kdtoolkit.api.data.DataException as {@link #run}
     */
    public PlanFolder plan() {
        try (OutputFolder output = new OutputFolder(config.output(), registry)) {
            output.take(config);
            SweepPoint point = config.firstPoint();
            ExperimentConfig first = config.at(point, folder.benchmark(point).path(), registry);
            try (Experiment experiment = Experiment.of(first, registry, listener, origin)) {
                experiment.benchmark(
                        run -> {
                            run.rehearse();
                            return plan(run, run.sweep(config), output);
                        });
            }
            return new PlanFolder(config.output());
        }
    }

    private TrialPlan plan(BenchmarkRun first, SweepPlan plan, OutputFolder output) {
        ExperimentConfig resolved = first.resolve(config);
        output.claim(resolved);
        folder.write(plan);
        return first.plan(resolved);
    }

    private Sweep run(boolean resume, OutputFolder output) {
        List<SweepPoint> points = config.points();
        Twins twins = Twins.NONE;
        for (int i = 0; i < points.size(); i++) {
            twins = run(points, i, resume, output, twins);
            ReportFiles.write(folder.path(), folder.read());
        }
        return folder.read();
    }

    private Twins run(
            List<SweepPoint> points, int index, boolean resume, OutputFolder output, Twins known) {
        SweepPoint point = points.get(index);
        ExperimentConfig chosen = config.at(point, folder.benchmark(point).path(), registry);
        try (Experiment experiment =
                Experiment.of(chosen, registry, listener, origin.at(point.at()))) {
            Twins twins =
                    experiment.benchmark(
                            run -> {
                                output.requireHeld();
                                SweepPlan plan = run.sweep(config);
                                listener.point(plan.points().get(index), index + 1, points.size());
                                run.rehearse();
                                Twins all = index == 0 ? twins(plan(run, plan, output)) : known;
                                run.claim();
                                run.run(resume, all);
                                return all;
                            });
            listener.finishedPoint(experiment.faults());
            return twins;
        }
    }

    private Twins twins(TrialPlan plan) {
        return Twins.of(new PlanFolder(folder.path()), plan);
    }
}
