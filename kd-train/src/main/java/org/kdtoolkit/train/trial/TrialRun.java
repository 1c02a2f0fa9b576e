package org.kdtoolkit.train.trial;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.eval.result.EpochRecord;
import org.kdtoolkit.eval.result.TrialFolder;
import org.kdtoolkit.eval.result.TrialResult;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.TrainingConfig;
import org.kdtoolkit.train.optimizer.Schedule;
import org.kdtoolkit.train.step.NonFiniteException;
import org.kdtoolkit.train.step.TrainingStep;

/**
 * One method with one seed: trains a student, chooses an epoch, judges it, and files the results.
 */
public final class TrialRun {

    private static final int REHEARSED_SAMPLES = 4;

    private final Bench bench;
    private final MethodSpec spec;
    private final int seed;
    private final TrialFolder folder;
    private final TrialArtifacts artifacts;
    private final TrialListener listener;
    private final Selection selection;

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
            Bench bench, MethodSpec spec, int seed, TrialFolder folder, TrialListener listener) {
        this.bench = bench;
        this.spec = spec;
        this.seed = seed;
        this.folder = folder;
        this.artifacts = new TrialArtifacts(folder.path());
        this.listener = listener;
        this.selection = new Selection(bench.config().evaluation().select());
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

    /**
     * Sees whether data, student, teacher and method fit together, by taking one step with the
     * first samples. Nothing is kept or written.
     *
     * @throws ConfigurationException if they do not
     * @throws DataException if these samples can't be read
     */
    public void rehearse() {
        try (NDManager manager = bench.manager().newSubManager();
                Contestants contestants =
                        Contestants.create(bench, spec, new Seed(seed), manager)) {
            TrainingStep step = step(contestants);
            passes(contestants)
                    .first(
                            Subset.TRAIN,
                            REHEARSED_SAMPLES,
                            batch -> {
                                if (batch.size() > 1) {
                                    step.run(batch, 0, 0);
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
        try (Contestants contestants = Contestants.create(bench, spec, stream, manager)) {
            Verdict verdict = new Verdict(bench, spec, seed, contestants);
            Progress progress = new Progress(contestants, artifacts.checkpoint(), manager);
            List<EpochRecord> history = new ArrayList<>(history(progress));
            listener.started(spec.name(), seed, history.size(), bench.config().training().epochs());
            try {
                train(contestants, progress, history, stream);
                return finish(contestants.learner().student(), progress, history, verdict);
            } catch (NonFiniteException | EngineException e) {
                return file(verdict.failed(e.getMessage(), history));
            }
        }
    }

    private List<EpochRecord> history(Progress progress) {
        List<EpochRecord> epochs = folder.epochs();
        if (epochs.size() < progress.finished()) {
            throw new DataException(
                    "%s: expected the %d epochs of the checkpoint beside it, found %d; remove the trial's folder to begin it anew"
                            .formatted(folder.epochsFile(), progress.finished(), epochs.size()));
        }
        return epochs.subList(0, progress.finished());
    }

    private void train(
            Contestants contestants, Progress progress, List<EpochRecord> history, Seed stream) {
        TrainingConfig config = bench.config().training();
        Passes passes = passes(contestants);
        EpochTrainer trainer =
                new EpochTrainer(step(contestants), passes, config.batchSize(), stream);
        Schedule schedule = Schedule.of(config.schedule(), config.epochs());
        Examination examination = examination(contestants.learner().student());
        while (!finished(history)) {
            double factor = schedule.factor(selecting(history));
            double rate = config.optimizer().learningRate() * factor;
            EpochTrainer.Rates rates =
                    new EpochTrainer.Rates(rate, rate * config.optimizer().distillerScale());
            int epoch = history.size() + 1;
            EpochTrainer.Outcome outcome = trainer.run(epoch, rates);
            long start = System.nanoTime();
            Map<String, Double> metrics = judge(examination, epoch);
            history.add(
                    new EpochRecord(
                            epoch,
                            outcome.losses(),
                            rates.bySide(),
                            metrics,
                            outcome.seconds(),
                            (System.nanoTime() - start) / 1e9,
                            outcome.waitedSeconds()));
            // in this order, so that there is never a checkpoint of an epoch that is not on file
            folder.write(history);
            progress.save(epoch, selection.choosesLastOf(selecting(history)));
            listener.finishedEpoch(history.get(history.size() - 1));
        }
    }

    private TrainingStep step(Contestants contestants) {
        return new TrainingStep(
                contestants.learner(),
                contestants.distiller(),
                bench.config().training().classWeight());
    }

    private Map<String, Double> judge(Examination examination, int epoch) {
        try {
            return examination.afterEpoch(selection);
        } catch (NonFiniteException e) {
            throw e.at("epoch %d, evaluation".formatted(epoch));
        }
    }

    private boolean finished(List<EpochRecord> history) {
        TrainingConfig config = bench.config().training();
        if (history.size() >= config.epochs()) {
            return true;
        }
        return !history.isEmpty()
                && config.earlyStopping()
                        .filter(early -> Selection.stops(early, selecting(history)))
                        .isPresent();
    }

    private List<Double> selecting(List<EpochRecord> history) {
        return history.stream()
                .map(epoch -> epoch.metrics().getOrDefault(selection.metric(), Double.NaN))
                .toList();
    }

    private TrialResult finish(
            Backbone student, Progress progress, List<EpochRecord> history, Verdict verdict) {
        long start = System.nanoTime();
        Examination examination = examination(student);
        int chosen = selection.chosen(selecting(history));
        Examination.Findings last = examination.afterTraining();
        Examination.Findings kept = last;
        if (chosen < history.size()) {
            progress.backToChosen();
            kept = examination.afterTraining();
        }
        artifacts.write(kept, bench.dataset().classes(), student.state());
        double seconds = (System.nanoTime() - start) / 1e9;
        return file(verdict.done(chosen, kept.metrics(), last.metrics(), history, seconds));
    }

    private TrialResult file(TrialResult result) {
        folder.write(result);
        listener.finished(result);
        return result;
    }

    private Passes passes(Contestants contestants) {
        List<String> modalities = new ArrayList<>(List.of(contestants.learner().modality()));
        contestants
                .distiller()
                .teacher()
                .filter(teacher -> teacher.needsInput())
                .ifPresent(t -> modalities.add(bench.config().teacher().orElseThrow().modality()));
        return new Passes(
                bench.dataset(),
                bench.faults(),
                modalities,
                bench.config().training().workers(),
                bench.manager());
    }

    private Examination examination(Backbone student) {
        return Examination.of(bench, student);
    }
}
