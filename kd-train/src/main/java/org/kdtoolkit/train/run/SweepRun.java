package org.kdtoolkit.train.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.datasets.corruption.CorruptionConfig;
import org.kdtoolkit.report.page.ReportFiles;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.BenchmarkPlan;
import org.kdtoolkit.report.result.Sweep;
import org.kdtoolkit.report.result.SweepFolder;
import org.kdtoolkit.report.result.SweepPlan;
import org.kdtoolkit.train.config.ExperimentConfig;

/** Runs an experiment at each rate of its corruption: a benchmark after the other. */
public final class SweepRun {

    private final ExperimentConfig config;
    private final Registry registry;
    private final SweepListener listener;
    private final SweepFolder folder;
    private final List<SweepPlan.Level> levels;

    /**
     * Plans a sweep.
     *
     * @param config what is compared, at several rates
     * @param registry finds providers
     * @param listener is told how that gets on
     */
    public SweepRun(ExperimentConfig config, Registry registry, SweepListener listener) {
        this.config = config;
        this.registry = registry;
        this.listener = listener;
        this.folder = new SweepFolder(config.output());
        this.levels = levels(config);
    }

    private static List<SweepPlan.Level> levels(ExperimentConfig config) {
        return config.sweep().stream().map(SweepPlan.Level::of).toList();
    }

    /**
     * Refuses a sweep where one benchmark is needed.
     *
     * @throws ConfigurationException if the experiment has several rates
     */
    static void refuse(ExperimentConfig config) {
        List<SweepPlan.Level> levels = levels(config);
        if (!levels.isEmpty()) {
            throw new ConfigurationException(
                    "the experiment is a sweep over the rates %s; 'kd benchmark' runs it, all else needs one of them: --set corruption.rates= --set corruption.rate=%s"
                            .formatted(
                                    levels.stream()
                                            .map(SweepPlan.Level::text)
                                            .collect(Collectors.joining(", ")),
                                    levels.get(0).text()));
        }
    }

    /**
     * Runs all benchmarks and files their results; the sweep's report is renewed after each.
     *
     * <p>Trials in which no corrupted teacher has a part come out the same at every rate: they run
     * at the first, and are taken over by the others.
     *
     * @param resume whether finished trials are kept and begun ones go on
     * @return all results
     * @throws ConfigurationException if the parts do not fit together, or the output folder holds
     *     another benchmark
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
        Optional<BenchmarkFolder> before = Optional.empty();
        for (int i = 0; i < levels.size(); i++) {
            SweepPlan.Level level = levels.get(i);
            BenchmarkFolder own = folder.benchmark(level);
            int number = i + 1;
            Optional<BenchmarkFolder> other = before;
            try (Experiment experiment =
                    Experiment.of(config.atRate(level.rate(), own.path()), registry, listener)) {
                experiment.benchmark(
                        run -> {
                            output.requireHeld();
                            listener.rate(level, number, levels.size());
                            run.rehearse();
                            if (number == 1) {
                                claim(run, output);
                            }
                            return run.run(resume, other);
                        });
                listener.finishedRate(experiment.faults());
            }
            ReportFiles.write(folder.path(), folder.read());
            before = Optional.of(own);
        }
        return folder.read();
    }

    private void claim(BenchmarkRun run, OutputFolder output) {
        output.claim(run.resolve(config));
        BenchmarkPlan first = run.plan();
        CorruptionConfig corruption = config.corruption().orElseThrow();
        folder.write(
                new SweepPlan(
                        config.name(),
                        first.primary(),
                        BenchmarkPlanner.text(
                                corruption.at(corruption.rates().get(0)), corruption.teacher()),
                        first.methods(),
                        first.seeds(),
                        levels,
                        first.metrics()));
    }
}
