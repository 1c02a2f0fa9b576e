package org.kdtoolkit.train.run;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.report.page.ReportFiles;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.SweepPlan;
import org.kdtoolkit.report.samples.SampleStudy;
import org.kdtoolkit.report.samples.StudyReader;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentResolver;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.ResolvedExperiment;
import org.kdtoolkit.train.grid.GridPlanner;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.grid.TrialPlan;
import org.kdtoolkit.train.trial.OutOfMemoryException;

/** Runs all trials of an experiment. */
final class BenchmarkRun {

    private final ExperimentConfig config;
    private final Registry registry;
    private final ResolvedExperiment experiment;
    private final Inputs inputs;
    private final Dataset dataset;
    private final TrialPreparation preparation;
    private final SweepPlanner sweeps;
    private final Trials trials;
    private final RunRecord record;
    private final OutputFolder output;
    private final Thumbnails thumbnails;

    @Inject
    BenchmarkRun(
            ExperimentConfig config,
            Registry registry,
            ResolvedExperiment experiment,
            Inputs inputs,
            Dataset dataset,
            TrialPreparation preparation,
            SweepPlanner sweeps,
            Trials trials,
            RunRecord record,
            OutputFolder output,
            Thumbnails thumbnails) {
        this.config = config;
        this.registry = registry;
        this.experiment = experiment;
        this.inputs = inputs;
        this.dataset = dataset;
        this.preparation = preparation;
        this.sweeps = sweeps;
        this.trials = trials;
        this.record = record;
        this.output = output;
        this.thumbnails = thumbnails;
    }

    /** Sees whether all methods can be run. */
    void rehearse() {
        preparation.rehearse(config.methods());
    }

    /**
     * Sees whether a search can compare what it tries.
     *
     * @throws ConfigurationException if there are no validation samples
     */
    void requireValidation() {
        if (dataset.samples(Subset.VALIDATION).size() == 0) {
            throw new ConfigurationException(
                    "search: the data set has no validation samples to compare candidates by; name"
                            + " some, as in 'dataset.subsets: {validation: NAME}'");
        }
    }

    /** What a sweep compares, of which this is the first point. */
    SweepPlan sweep(ExperimentConfig sweep) {
        return sweeps.plan(sweep);
    }

    /** Claims the output folder, and writes the plan of the trials. */
    void plan() {
        claim();
        plan(experiment.config());
    }

    /** Claims the output folder. */
    void claim() {
        preparation.claim();
    }

    /**
     * Writes the plan of an experiment whose folder is claimed.
     *
     * @param whole with all that the data settle; a sweep, of which this is the first point, or
     *     this experiment itself
     */
    TrialPlan plan(ExperimentConfig whole) {
        return new PlanFolder(whole.output())
                .write(inputs.hashes(), GridPlanner.trials(whole, registry));
    }

    /**
     * Writes the plan of an experiment whose trials lie at points of their own choice, of which
     * this is one. Results of trials that were planned at other points are removed.
     *
     * @param whole the experiment
     * @param place its folder, which is claimed for it; this one's own where it is empty
     * @param cells tells the trials of the experiment with all that the data settle
     */
    PlanFolder plan(
            ExperimentConfig whole,
            Optional<OutputFolder> place,
            Function<ExperimentConfig, List<PlannedTrial>> cells) {
        preparation.claim();
        ExperimentConfig resolved = resolve(whole);
        place.orElse(output).claim(resolved);
        PlanFolder folder = new PlanFolder(whole.output());
        Optional<TrialPlan> earlier = StaleTrials.earlier(folder);
        TrialPlan plan = folder.write(inputs.hashes(), cells.apply(resolved));
        StaleTrials.clear(folder, earlier, plan);
        return folder;
    }

    /** Another experiment on the same data, with what it leaves to the data. */
    ExperimentConfig resolve(ExperimentConfig other) {
        return new ExperimentResolver(registry).resolve(other, dataset).config();
    }

    /**
     * Runs the trials of a folder that is claimed; the leaderboard and the report are renewed after
     * each. At the end the report also shows what they answered to single samples.
     *
     * @param resume whether finished trials are kept and begun ones go on
     * @param twins tells which trials come out as others, which stand for them
     */
    Benchmark run(boolean resume, Twins twins) {
        BenchmarkFolder folder = output.folder();
        record.during(
                config.methods().stream().map(MethodSpec::name).toList(),
                config.seeds(),
                () -> {
                    trials.runAll(
                            resume, twins, () -> ReportFiles.write(folder.path(), folder.read()));
                    return folder;
                });
        Benchmark benchmark = folder.read();
        try {
            addSamples(folder, benchmark);
        } catch (OutOfMemoryError e) {
            throw OutOfMemoryException.outsideOfBatches(
                    e,
                    "all trials are done, and %s has the leaderboard and a report; for its sections on single samples"
                            .formatted(folder.path()),
                    "'KD_JAVA=-Xmx8g kd report %s' adds them".formatted(folder.path()));
        }
        return benchmark;
    }

    /** Once, at the end: it takes reading what all trials have answered to each sample. */
    private void addSamples(BenchmarkFolder folder, Benchmark benchmark) {
        SampleStudy study = StudyReader.read(folder, benchmark);
        thumbnails.make(folder, study);
        ReportFiles.write(folder.path(), benchmark, study);
    }
}
