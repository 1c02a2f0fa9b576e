package org.kdtoolkit.train.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.result.DistillerReadings;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.train.config.EpochSelection;
import org.kdtoolkit.train.config.TrainingConfig;
import org.kdtoolkit.train.optimizer.Schedule;
import org.kdtoolkit.train.optimizer.TrainingTime;
import org.kdtoolkit.train.step.NonFiniteException;
import org.kdtoolkit.train.step.Rates;
import org.kdtoolkit.train.step.Updates.Side;

/** The epochs of a trial, from where its checkpoint stands to the last. */
final class TrainingLoop {

    private final TrainingConfig config;
    private final EpochTrainer trainer;
    private final TrialEvaluation evaluation;
    private final TrialState state;
    private final EpochSelection selection;
    private final TrialFolder folder;
    private final Schedule schedule;
    private final List<EpochRecord> history;
    private Optional<DistillerReadings> unsaved = Optional.empty();

    TrainingLoop(
            TrainingConfig config,
            EpochTrainer trainer,
            TrialEvaluation evaluation,
            TrialState state,
            EpochSelection selection,
            TrialFolder folder) {
        this.config = config;
        this.trainer = trainer;
        this.evaluation = evaluation;
        this.state = state;
        this.selection = selection;
        this.folder = folder;
        this.schedule =
                Schedule.of(
                        config.schedule(), config.warmUp(), config.epochs(), selection.metric());
        this.history = new ArrayList<>(finishedEpochs());
    }

    private List<EpochRecord> finishedEpochs() {
        List<EpochRecord> epochs = folder.epochs();
        if (epochs.size() < state.finished()) {
            throw new DataException(
                    "%s: expected the %d epochs of the checkpoint beside it, found %d; remove the trial's folder to begin it anew"
                            .formatted(folder.epochsFile(), state.finished(), epochs.size()));
        }
        List<EpochRecord> finished = epochs.subList(0, state.finished());
        if (!state.fits(finished)) {
            throw new DataException(
                    "%s: the epochs were changed since the checkpoint beside it was written; remove the trial's folder to begin it anew"
                            .formatted(folder.epochsFile()));
        }
        return finished;
    }

    /** All epochs so far. */
    List<EpochRecord> history() {
        return List.copyOf(history);
    }

    /** The number of the epoch that is chosen so far. */
    int chosen() {
        return selection.chosen(selecting());
    }

    /** Makes the networks what they were in that epoch. */
    void backToChosen() {
        state.backToChosen();
    }

    /**
     * Trains until the last epoch, or until early stopping, or until it has to pause. What a trial
     * does later depends on no pause: schedules run over all epochs of the configuration.
     *
     * @param until the epoch after which it pauses; from {@link #epochs} on it doesn't
     * @return whether it is finished, and has not merely paused
     * @throws NonFiniteException if a loss, a gradient or what the student says is not finite
     */
    boolean run(int until, TrialListener listener, SavingGuard guard) {
        SavingPace pace = new SavingPace();
        while (!isFinished() && history.size() < until) {
            history.add(next());
            if (selection.choosesLastOf(selecting())) {
                state.choose();
            }
            boolean rests = isFinished() || history.size() >= until;
            if (rests || pace.isDue(history.size())) {
                guard.beforeSaving();
                // the checkpoint last: resuming needs as many epochs on file as it has
                folder.write(history);
                unsaved.ifPresent(folder::write);
                state.save(history);
                pace.saved();
            }
            listener.finishedEpoch(history.get(history.size() - 1));
        }
        return isFinished();
    }

    private EpochRecord next() {
        int epoch = history.size() + 1;
        EpochTrainer.Outcome outcome =
                trainer.run(TrainingMoment.of(epoch, config.epochs()), rates(judged()));
        unsaved = outcome.readings();
        long start = System.nanoTime();
        Map<MetricKey, Double> metrics = judge(epoch);
        return new EpochRecord(
                epoch,
                outcome.losses(),
                bySide(outcome.rates(), state.sides()),
                metrics,
                outcome.seconds(),
                (System.nanoTime() - start) / 1e9,
                outcome.waitedSeconds());
    }

    private Function<TrainingTime, Rates> rates(List<Double> judged) {
        return time -> {
            double rate = config.optimizer().learningRate() * schedule.factor(time, judged);
            double decay = config.optimizer().weightDecay().at(time.moment(config.epochs()));
            return new Rates(rate, rate * config.optimizer().distillerScale(), Optional.of(decay));
        };
    }

    private static Map<String, Double> bySide(Rates rates, Set<Side> sides) {
        Map<String, Double> bySide = new LinkedHashMap<>();
        sides.forEach(side -> bySide.put(side.text(), side.rate(rates)));
        return bySide;
    }

    private Map<MetricKey, Double> judge(int epoch) {
        if (!evaluation.isDue(epoch, config.epochs())) {
            return Map.of();
        }
        try {
            return evaluation.afterEpoch(selection);
        } catch (NonFiniteException e) {
            throw e.at("epoch %d, evaluation".formatted(epoch));
        }
    }

    private boolean isFinished() {
        return history.size() >= config.epochs()
                || !history.isEmpty() && selection.metric().filter(this::stopsEarly).isPresent();
    }

    private boolean stopsEarly(Metric metric) {
        return config.earlyStopping()
                .filter(early -> early.stopsAfter(judged(), metric))
                .isPresent();
    }

    /** The selecting metric after each epoch; NaN after one that was not judged. */
    private List<Double> selecting() {
        return history.stream().map(epoch -> selection.value(epoch.metrics())).toList();
    }

    /** The selecting metric after each epoch that was judged. */
    private List<Double> judged() {
        return history.stream()
                .filter(epoch -> !epoch.metrics().isEmpty())
                .map(epoch -> selection.value(epoch.metrics()))
                .toList();
    }
}
