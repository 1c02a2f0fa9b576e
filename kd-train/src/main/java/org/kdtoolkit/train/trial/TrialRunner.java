package org.kdtoolkit.train.trial;

import ai.djl.engine.EngineException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.report.result.DeclaredMetric;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.config.EpochSelection;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.ResolvedExperiment;
import org.kdtoolkit.train.config.TrainingConfig;
import org.kdtoolkit.train.step.NonFiniteException;

/**
 * Runs trials. One is a method with a seed: it trains a student, chooses an epoch, judges it, and
 * files the results.
 */
public final class TrialRunner {

    private final TrainingConfig config;
    private final EpochSelection selection;
    private final List<DeclaredMetric> metrics;
    private final AnswerFiles answers;
    private final NetworkFactory networks;
    private final EpochTrainerFactory trainers;
    private final StudentEvaluationFactory evaluations;
    private final TrialOutcomes outcomes;
    private final TrialListener listener;
    private final TrialTracking tracking;
    private final SavingGuard guard;

    /**
     * Prepares to run trials.
     *
     * @param experiment what is trained, and how
     * @param dataset what is learnt from
     * @param networks makes what is trained
     * @param trainers makes what trains it
     * @param evaluations judges students
     * @param outcomes puts results together
     * @param answers writes what students said
     * @param listener is told how trials get on
     * @param tracking lets trackers listen too
     * @param guard is asked before results are written
     * @throws ConfigurationException if there is nothing to select an epoch by
     */
    @Inject
    public TrialRunner(
            ResolvedExperiment experiment,
            Dataset dataset,
            NetworkFactory networks,
            EpochTrainerFactory trainers,
            StudentEvaluationFactory evaluations,
            TrialOutcomes outcomes,
            AnswerFiles answers,
            TrialListener listener,
            TrialTracking tracking,
            SavingGuard guard) {
        this.config = experiment.config().training();
        this.selection = experiment.selection();
        this.metrics = experiment.metrics();
        this.answers = answers;
        this.networks = networks;
        this.trainers = trainers;
        this.evaluations = evaluations;
        this.outcomes = outcomes;
        this.listener = listener;
        this.tracking = tracking;
        this.guard = guard;
        if (selection.metric().isPresent() && dataset.samples(Subset.VALIDATION).size() == 0) {
            throw new ConfigurationException(
                    "evaluation.select: " + EpochSelection.refusalWithoutSamples(selection.text()));
        }
    }

    /**
     * Runs a trial.
     *
     * @param method the method
     * @param seed the seed
     * @param folder where its results go
     * @param resume whether to go on from a checkpoint where there is one
     * @return the result; failed if a loss or gradient became non-finite or the engine gave up
     * @throws ConfigurationException if method, data, student and teachers do not fit together
     * @throws DataException if samples can't be read, or the results can't be written
     */
    public TrialResult run(MethodSpec method, int seed, TrialFolder folder, boolean resume) {
        if (!resume) {
            new TrialFiles(folder.path()).clear();
        }
        return goOn(method, seed, folder, OptionalInt.empty()).orElseThrow();
    }

    /**
     * Goes on with a trial from its checkpoint where there is one, until a certain epoch is done:
     * there it pauses, with a checkpoint and without a result. It can go on at any time, to the
     * same bits as if it had never paused.
     *
     * @param method the method
     * @param seed the seed
     * @param folder where its results go
     * @param until the number of that epoch, at least 1; empty to let the trial run to its end
     * @return the result as {@link #run}; empty if the trial has paused
     * @throws ConfigurationException as {@link #run}
     * @throws DataException as {@link #run}
     */
    public Optional<TrialResult> goOn(
            MethodSpec method, int seed, TrialFolder folder, OptionalInt until) {
        int epochs = Math.min(until.orElse(config.epochs()), config.epochs());
        try (TrackedListener told = tracking.beside(listener, folder)) {
            return goOn(method, seed, folder, epochs, told);
        }
    }

    private Optional<TrialResult> goOn(
            MethodSpec method, int seed, TrialFolder folder, int until, TrackedListener told) {
        TrialArtifacts artifacts = new TrialArtifacts(folder.path());
        Seed stream = new Seed(seed);
        TrialNetworks made;
        try {
            made = networks.create(method, stream);
        } catch (EngineException e) {
            return Optional.of(
                    unbegun(method, seed, folder, told, tooLarge(e, "the networks were made")));
        }
        try (TrialNetworks own = made) {
            TrialEvaluation evaluation = evaluations.of(own);
            Checkpoint checkpoint =
                    artifacts.checkpoint(
                            what ->
                                    told.noticed(
                                            "%s, seed %d: %s"
                                                    .formatted(method.name(), seed, what)));
            told.judgedBy(metrics);
            told.selectedBy(selection.key());
            TrialOutcomes.Outcome outcome = outcomes.of(method, seed, own);
            LastJudgement last =
                    new LastJudgement(own, evaluation, outcome, artifacts, answers, guard);
            Optional<TrialResult> result;
            if (own.trains()) {
                TrialState state;
                try {
                    state = new TrialState(own, checkpoint);
                } catch (EngineException e) {
                    OutOfMemoryException memory = tooLarge(e, "their weights were copied");
                    return Optional.of(unbegun(method, seed, folder, told, memory));
                }
                Optional<InitialTraining> before =
                        trainers.initialTrainer(own, stream)
                                .map(
                                        trainer ->
                                                new InitialTraining(
                                                        config,
                                                        own.initial().orElseThrow(),
                                                        trainer,
                                                        state,
                                                        folder));
                TrainingLoop loop =
                        new TrainingLoop(
                                config,
                                trainers.trainer(own, stream),
                                evaluation,
                                state,
                                selection,
                                folder);
                told.started(method.name(), seed, state.finished(), until);
                if (state.finished() > 0) {
                    told.resumed(loop.history());
                }
                result = trained(before, loop, until, outcome, last, told);
            } else {
                told.started(method.name(), seed, 0, 0);
                result = Optional.of(untrained(outcome, last));
            }
            guard.beforeSaving();
            result.ifPresentOrElse(folder::write, folder::removeResult);
            result.ifPresentOrElse(told::finished, told::paused);
            return result;
        }
    }

    /** The networks themselves do not fit into memory; other methods have smaller ones. */
    private static OutOfMemoryException tooLarge(EngineException e, String what) {
        return OutOfMemoryException.of(e, "while " + what, "take a smaller network")
                .orElseThrow(() -> e);
    }

    private TrialResult unbegun(
            MethodSpec method,
            int seed,
            TrialFolder folder,
            TrackedListener told,
            OutOfMemoryException memory) {
        TrialResult result =
                new TrialResult.Failed(method.name(), seed, memory.getMessage(), 0, List.of());
        told.started(method.name(), seed, 0, config.epochs());
        guard.beforeSaving();
        folder.write(result);
        told.finished(result);
        return result;
    }

    /** How the trial ended; empty if it has paused. */
    private Optional<TrialResult> trained(
            Optional<InitialTraining> before,
            TrainingLoop loop,
            int until,
            TrialOutcomes.Outcome outcome,
            LastJudgement last,
            TrackedListener told) {
        try {
            before.ifPresent(initial -> initial.run(told, guard));
            outcome.began(before.map(InitialTraining::history).orElse(List.of()));
            return loop.run(until, told, guard)
                    ? Optional.of(last.trained(loop))
                    : Optional.empty();
        } catch (NonFiniteException | EngineException | OutOfMemoryException e) {
            return Optional.of(failed(e, before, loop, outcome));
        } catch (OutOfMemoryError e) {
            return Optional.of(failed(usedUp(e), before, loop, outcome));
        }
    }

    private static TrialResult failed(
            RuntimeException e,
            Optional<InitialTraining> before,
            TrainingLoop loop,
            TrialOutcomes.Outcome outcome) {
        outcome.began(before.map(InitialTraining::history).orElse(List.of()));
        return outcome.failed(e.getMessage(), loop.history());
    }

    /** What took Java's memory ends with the trial, and others may need less. */
    private static OutOfMemoryException usedUp(OutOfMemoryError e) {
        return OutOfMemoryException.outsideOfBatches(
                e,
                "where the student is judged, or written:",
                "give it more, such as KD_JAVA=-Xmx8g");
    }

    /** Networks that nothing is done to are judged as they were made. */
    private static TrialResult untrained(TrialOutcomes.Outcome outcome, LastJudgement last) {
        try {
            return last.untrained();
        } catch (NonFiniteException | EngineException | OutOfMemoryException e) {
            return outcome.failed(e.getMessage(), List.of());
        } catch (OutOfMemoryError e) {
            return outcome.failed(usedUp(e).getMessage(), List.of());
        }
    }
}
