package org.kdtoolkit.train.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.train.config.TrainingConfig;
import org.kdtoolkit.train.step.BeforeTraining;
import org.kdtoolkit.train.step.Rates;

/**
 * The epochs of a trial that come before its training, from where its checkpoint stands. Nothing is
 * judged after them, and none of them can be chosen.
 */
final class InitialTraining {

    private final TrainingConfig config;
    private final int epochs;
    private final EpochTrainer trainer;
    private final TrialState state;
    private final TrialFolder folder;
    private final List<EpochRecord> history;

    /**
     * Prepares to train.
     *
     * @param config how
     * @param before what is trained
     * @param trainer takes the steps
     * @param state where the trial stands
     * @param folder of the trial
     * @throws DataException if the epochs on file are not those of the checkpoint
     */
    InitialTraining(
            TrainingConfig config,
            BeforeTraining before,
            EpochTrainer trainer,
            TrialState state,
            TrialFolder folder) {
        this.config = config;
        this.epochs = before.epochs(config.epochs());
        this.trainer = trainer;
        this.state = state;
        this.folder = folder;
        this.history = new ArrayList<>(finishedEpochs());
    }

    private List<EpochRecord> finishedEpochs() {
        List<EpochRecord> all = folder.initialEpochs();
        int finished = state.finishedBefore();
        if (all.size() < finished || !state.goesOnBehind(all.subList(0, finished))) {
            throw new DataException(
                    "%s: expected the %d epochs of the checkpoint beside it, found %d, or others; remove the trial's folder to begin it anew"
                            .formatted(folder.initialEpochsFile(), finished, all.size()));
        }
        return all.subList(0, finished);
    }

    /** All of these epochs so far. */
    List<EpochRecord> history() {
        return List.copyOf(history);
    }

    /**
     * Trains to the last of these epochs, unless the training behind them has begun already.
     *
     * @throws org.kdtoolkit.train.step.NonFiniteException if a loss or a gradient is not finite
     */
    void run(TrialListener listener, SavingGuard guard) {
        if (state.finished() > 0) {
            return;
        }
        SavingPace pace = new SavingPace();
        while (history.size() < epochs) {
            EpochRecord epoch = next();
            history.add(epoch);
            if (history.size() == epochs || pace.isDue(history.size())) {
                guard.beforeSaving();
                folder.writeInitial(history);
                state.saveInitial(history);
                pace.saved();
            }
            listener.finishedInitialEpoch(epoch, epochs);
        }
        state.beginTraining();
    }

    private EpochRecord next() {
        int epoch = history.size() + 1;
        EpochTrainer.Outcome outcome =
                trainer.run(TrainingMoment.of(epoch, epochs), time -> rates());
        Map<String, Double> bySide = new LinkedHashMap<>();
        state.sides().forEach(side -> bySide.put(side.text(), side.rate(outcome.rates())));
        return new EpochRecord(
                epoch,
                outcome.losses(),
                bySide,
                Map.of(),
                outcome.seconds(),
                0,
                outcome.waitedSeconds());
    }

    private Rates rates() {
        double rate = config.optimizer().learningRate();
        return new Rates(
                rate,
                rate * config.optimizer().distillerScale(),
                Optional.of(config.optimizer().weightDecay().from()));
    }
}
