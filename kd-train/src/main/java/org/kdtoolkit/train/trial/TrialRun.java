package org.kdtoolkit.train.trial;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.step.NonFiniteException;
import org.kdtoolkit.train.step.TrainingStep;

/**
 * One method with one seed: trains a student, chooses an epoch, judges it, and files the results.
 */
public final class TrialRun {

    private static final int REHEARSED_SAMPLES = 4;

    private final TrialSetup bench;
    private final MethodSpec spec;
    private final int seed;
    private final TrialFolder folder;
    private final TrialArtifacts artifacts;
    private final TrialListener listener;
    private final EpochSelection selection;

    /**
     * Prepares a trial.
     *
     * @param bench what it shares with others
     * @param spec the method
     * @param seed the seed
     * @param folder where its results go
     * @param listener is told how it gets on
     * @throws ConfigurationException if there is nothing to select an epoch by
     */
    public TrialRun(
            TrialSetup bench,
            MethodSpec spec,
            int seed,
            TrialFolder folder,
            TrialListener listener) {
        this.bench = bench;
        this.spec = spec;
        this.seed = seed;
        this.folder = folder;
        this.artifacts = new TrialArtifacts(folder.path());
        this.listener = listener;
        this.selection = new EpochSelection(bench.config().evaluation().select());
        requireSomethingToSelectBy();
    }

    private void requireSomethingToSelectBy() {
        boolean noValidation = bench.dataset().samples(Subset.VALIDATION).size() == 0;
        if (!selection.takesLast() && noValidation) {
            throw new ConfigurationException(
                    "evaluation.select is '%s', but the data set has no validation samples; set it to 'last', or map a subset to 'validation'"
                            .formatted(selection.metric()));
        }
    }

    /** The method's name. */
    public String method() {
        return spec.name();
    }

    /** The seed. */
    public int seed() {
        return seed;
    }

    /** The names of the teachers that have a part in it. */
    public Set<String> teachers() {
        try (NDManager manager = bench.manager().newSubManager();
                TrialNetworks contestants =
                        TrialNetworks.create(bench, spec, new Seed(seed), manager)) {
            return Set.copyOf(contestants.distiller().teachers().keySet());
        }
    }

    /**
     * Sees whether data, student, teacher and method fit together, by taking one step with the
     * first samples. Nothing is kept or written.
     *
     * @throws ConfigurationException if they do not
     * @throws DataException if these samples can't be read
     */
    public void rehearse() {
        try (NDManager manager = bench.manager().newSubManager();
                TrialNetworks contestants =
                        TrialNetworks.create(bench, spec, new Seed(seed), manager)) {
            TrainingStep step = step(contestants);
            passes(contestants)
                    .first(
                            Subset.TRAIN,
                            REHEARSED_SAMPLES,
                            batch -> {
                                if (batch.size() > 1) {
                                    step.run(batch, 0, 0, new TrainingMoment(1, 1));
                                }
                            });
        } catch (NonFiniteException | EngineException expected) {
            // the trial itself will fail of these, and leave the others alone
        }
    }

    /**
     * Runs the trial.
     *
     * @param resume whether to go on from a checkpoint where there is one
     * @return the result; failed if a loss or gradient became non-finite or the engine gave up
     * @throws DataException if samples can't be read, or the results can't be written
     */
    public TrialResult run(boolean resume) {
        if (!resume) {
            artifacts.clear();
        }
        try (NDManager manager = bench.manager().newSubManager()) {
            return run(manager);
        }
    }

    private TrialResult run(NDManager manager) {
        Seed stream = new Seed(seed);
        try (TrialNetworks contestants = TrialNetworks.create(bench, spec, stream, manager)) {
            StudentEvaluation examination =
                    StudentEvaluation.of(bench, contestants.learner().student());
            TrialState progress =
                    new TrialState(contestants, artifacts.checkpoint(this::noticed), manager);
            TrainingLoop loop =
                    new TrainingLoop(
                            bench.config().training(),
                            trainer(contestants, stream),
                            examination,
                            progress,
                            selection,
                            folder);
            int epochs = bench.config().training().epochs();
            listener.started(spec.name(), seed, progress.finished(), epochs);
            TrialResult result = result(contestants, examination, progress, loop);
            listener.saving();
            folder.write(result);
            listener.finished(result);
            return result;
        }
    }

    private TrialResult result(
            TrialNetworks contestants,
            StudentEvaluation examination,
            TrialState progress,
            TrainingLoop loop) {
        TrialOutcome verdict = new TrialOutcome(bench, spec, seed, contestants);
        try {
            loop.run(listener);
            return judged(contestants, examination, progress, loop, verdict);
        } catch (NonFiniteException | EngineException e) {
            return verdict.failed(e.getMessage(), loop.history());
        }
    }

    private TrialResult judged(
            TrialNetworks contestants,
            StudentEvaluation examination,
            TrialState progress,
            TrainingLoop loop,
            TrialOutcome verdict) {
        long start = System.nanoTime();
        StudentEvaluation.Findings last = examination.afterTraining();
        StudentEvaluation.Findings kept = last;
        if (loop.chosen() < loop.history().size()) {
            progress.backToChosen();
            kept = examination.afterTraining();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        listener.saving();
        Map<String, String> files =
                artifacts.write(
                        kept, bench.dataset().classes(), contestants.learner().student().state());
        return verdict.done(
                loop.chosen(), kept.metrics(), last.metrics(), loop.history(), seconds, files);
    }

    private void noticed(String what) {
        listener.noticed("%s, seed %d: %s".formatted(spec.name(), seed, what));
    }

    private EpochTrainer trainer(TrialNetworks contestants, Seed stream) {
        int batchSize = bench.config().training().batchSize();
        return new EpochTrainer(step(contestants), passes(contestants), batchSize, stream);
    }

    private TrainingStep step(TrialNetworks contestants) {
        return new TrainingStep(
                contestants.learner(),
                contestants.distiller(),
                bench.config().training().classWeight());
    }

    private BatchPasses passes(TrialNetworks contestants) {
        Set<String> modalities = new LinkedHashSet<>(Set.of(contestants.learner().modality()));
        contestants
                .distiller()
                .teachers()
                .forEach(
                        (name, teacher) -> {
                            if (teacher.needsInput()) {
                                modalities.add(bench.config().allTeachers().get(name).modality());
                            }
                        });
        return new BatchPasses(
                bench.dataset(),
                bench.faults(),
                List.copyOf(modalities),
                bench.config().training().workers(),
                bench.manager());
    }
}
