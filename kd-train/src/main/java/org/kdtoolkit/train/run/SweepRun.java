package org.kdtoolkit.train.run;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.config.plugin.Registry;
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
        this.levels = config.sweep().stream().map(SweepPlan.Level::of).toList();
    }

    /**
     * Runs all benchmarks and files their results; the sweep's report is renewed after each.
     *
     * <p>Trials in which no corrupted teacher has a part come out the same at every rate: they run
     * at the first, and are taken over by the others.
     *
     * @param resume whether finished trials are kept and begun ones go on
     * @return all results
     * @throws org.kdtoolkit.api.ConfigurationException if the parts do not fit together, or the
     *     output folder holds another benchmark
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
            try (Experiment experiment =
                    Experiment.open(config.atRate(level.rate(), own.path()), registry, listener)) {
                output.requireHeld();
                if (i == 0) {
                    claim(experiment, output);
                }
                listener.rate(level.rate(), i + 1, levels.size(), experiment.teacherMetrics());
                experiment.benchmark(resume, before);
                listener.finishedRate(experiment.faults());
            }
            ReportFiles.write(folder.path(), folder.read());
            before = Optional.of(own);
        }
        return folder.read();
    }

    private void claim(Experiment experiment, OutputFolder output) {
        output.claim(experiment.settled(config));
        BenchmarkPlan first = experiment.plan();
        folder.write(
                new SweepPlan(
                        config.name(),
                        first.primary(),
                        BenchmarkPlans.text(config.corruption().orElseThrow()),
                        first.methods(),
                        first.seeds(),
                        levels));
    }
}
