package org.kdtoolkit.train.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.report.page.ReportFiles;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.Sweep;
import org.kdtoolkit.report.result.SweepFolder;
import org.kdtoolkit.report.result.SweepPlan;
import org.kdtoolkit.report.result.SweepPoint;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.SweepAxis;

/** Runs an experiment at each point of its sweep: a benchmark after the other. */
public final class SweepRun {

    private static final List<String> OF_CORRUPTION = List.of(SweepPoint.RATE);

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
     * Refuses a sweep where one benchmark is needed.
     *
     * @throws ConfigurationException if the experiment has several points
     */
    static void refuse(ExperimentConfig config) {
        List<SweepPoint> points = config.points();
        if (!points.isEmpty()) {
            throw new ConfigurationException(
                    "the experiment is a sweep over %s; 'kd benchmark' runs it, all else needs one of them: %s"
                            .formatted(
                                    config.axes().stream()
                                            .map(SweepRun::text)
                                            .collect(Collectors.joining(" and ")),
                                    SweepAxis.overrides(config, points.get(0)).stream()
                                            .map("--set "::concat)
                                            .collect(Collectors.joining(" "))));
        }
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
     * <p>Trials in which no corrupted teacher has a part come out the same at every rate of a
     * corruption: they run at the first, and are taken over by those of the others that differ in
     * nothing else.
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

    private Sweep run(boolean resume, OutputFolder output) {
        List<SweepPoint> points = config.points();
        Map<Map<String, Double>, BenchmarkFolder> atOtherRates = new HashMap<>();
        for (int i = 0; i < points.size(); i++) {
            SweepPoint point = points.get(i);
            BenchmarkFolder own = folder.benchmark(point);
            ExperimentConfig chosen = config.at(point, own.path(), registry);
            int number = i + 1;
            Optional<BenchmarkFolder> other =
                    Optional.ofNullable(atOtherRates.put(point.without(OF_CORRUPTION), own));
            try (Experiment experiment =
                    Experiment.of(chosen, registry, listener, origin.at(point.at()))) {
                experiment.benchmark(
                        run -> {
                            output.requireHeld();
                            SweepPlan plan = run.plan(config);
                            listener.point(plan.points().get(number - 1), number, points.size());
                            run.rehearse();
                            if (number == 1) {
                                output.claim(run.resolve(config));
                                folder.write(plan);
                            }
                            return run.run(resume, other);
                        });
                listener.finishedPoint(experiment.faults());
            }
            ReportFiles.write(folder.path(), folder.read());
        }
        return folder.read();
    }
}
