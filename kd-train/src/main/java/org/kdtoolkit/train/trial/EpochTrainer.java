package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.distill.ReadingListener;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.loading.BatchLoader;
import org.kdtoolkit.loading.Views;
import org.kdtoolkit.report.result.DistillerReadings;
import org.kdtoolkit.train.config.TrainingConfig;
import org.kdtoolkit.train.optimizer.TrainingTime;
import org.kdtoolkit.train.step.NonFiniteException;
import org.kdtoolkit.train.step.Rates;
import org.kdtoolkit.train.step.StepLosses;
import org.kdtoolkit.train.step.TrainingStep;

/** Runs the training steps of an epoch. */
final class EpochTrainer {

    /**
     * What came of an epoch.
     *
     * @param losses the mean of each term over the samples of the batches that have it
     * @param rates the learning rates of the last step
     * @param seconds how long it took
     * @param waitedSeconds how much of that was waiting for data
     * @param readings what was said of single samples, in an epoch that is recorded
     */
    record Outcome(
            Map<String, Double> losses,
            Rates rates,
            double seconds,
            double waitedSeconds,
            Optional<DistillerReadings> readings) {}

    /** After how many steps losses are read at the latest; each holds some arrays until then. */
    private static final int STEPS_A_READING = 64;

    private static final int LEAST_SAMPLES = 2;

    private final TrainingStep step;
    private final BatchPasses passes;
    private final BatchLoader loader;
    private final TrainingOrder order;
    private final int batchesAStep;
    private final int batchesAnEpoch;
    private final BatchMixing mixing;
    private final Seed seed;
    private final TrainingConfig config;
    private final SampleConditions conditions;
    private final TrainingPart part;

    /**
     * Prepares to train.
     *
     * @param step what is done with a batch
     * @param passes takes batches to it
     * @param config how batches are made
     * @param order of the samples
     * @param mixing mixes the samples of batches
     * @param seed of the trial
     * @param conditions what is known to be wrong with samples
     * @param part of the trial that its epochs are
     */
    EpochTrainer(
            TrainingStep step,
            BatchPasses passes,
            TrainingConfig config,
            TrainingOrder order,
            BatchMixing mixing,
            Seed seed,
            SampleConditions conditions,
            TrainingPart part) {
        this.part = part;
        this.step = step;
        this.config = config;
        this.conditions = conditions;
        this.passes = passes;
        this.loader = passes.loader(Subset.TRAIN, config.batchSize());
        this.order = order;
        this.batchesAStep = config.accumulate();
        this.batchesAnEpoch = config.batches(passes.dataset().samples(Subset.TRAIN).size());
        this.mixing = mixing;
        this.seed = seed;
    }

    /**
     * Trains for one epoch. A batch of a single sample is passed over: batch norm knows no variance
     * of it, and would put NaN into the running statistics. So is a last one that is not full where
     * that is asked for; one that lacks samples which can't be read is not that.
     *
     * @param moment which epoch
     * @param rates the learning rates at a time
     * @throws NonFiniteException naming epoch and step
     * @throws DataException if there are fewer than two samples to learn from
     */
    Outcome run(TrainingMoment moment, Function<TrainingTime, Rates> rates) {
        int epoch = moment.epoch();
        seed.of("epoch").of(epoch).seed(passes.manager().getEngine());
        long start = System.nanoTime();
        step.beginEpoch(part.thawing(epoch));
        try (NDManager kept = passes.manager().newSubManager()) {
            EpochRun run = new EpochRun(moment, rates, kept);
            long waited =
                    passes.run(
                            loader,
                            config.dropLast()
                                    ? order.of(epoch).inFull(config.batchSize())
                                    : order.of(epoch),
                            Views.drawn(seed.of("views").of(epoch).value()),
                            run::train);
            run.finish();
            return new Outcome(
                    run.means.values(),
                    run.last,
                    (System.nanoTime() - start) / 1e9,
                    waited / 1e9,
                    run.recorder.flatMap(recorder -> recorder.readings(epoch)));
        }
    }

    /** An epoch on its way. */
    private final class EpochRun {

        private final TrainingMoment moment;
        private final Function<TrainingTime, Rates> rates;
        private final NDManager kept;
        private final Optional<ReadingRecorder> recorder;
        private final LossMeans means = new LossMeans();
        private final List<StepLosses> unread = new ArrayList<>();
        private Map<String, Double> read = Map.of();
        private int batches;
        private Rates last;
        private TrainingMoment now;

        EpochRun(TrainingMoment moment, Function<TrainingTime, Rates> rates, NDManager kept) {
            this.moment = moment;
            this.rates = rates;
            this.kept = kept;
            this.recorder =
                    ReadingRecorder.isDue(config, moment)
                            ? Optional.of(new ReadingRecorder(passes.dataset(), conditions, kept))
                            : Optional.empty();
        }

        void train(Batch batch) {
            if (batch.size() < LEAST_SAMPLES) {
                return;
            }
            int steps = (batchesAnEpoch + batchesAStep - 1) / batchesAStep;
            int number = batches / batchesAStep;
            last = rates.apply(new TrainingTime(moment.epoch() - 1, number, steps));
            now = moment.atStep(number, steps);
            batches++;
            try {
                Batch mixed = mixing.mixed(batch, moment.epoch(), batches);
                StepLosses losses = step.run(mixed, last, now, readings());
                losses.attach(kept);
                unread.add(losses);
            } catch (NonFiniteException e) {
                throw at(batches, e);
            }
            if (unread.size() == STEPS_A_READING) {
                read();
            }
            passes.listener()
                    .batch(
                            new BatchProgress(
                                    BatchProgress.Work.TRAINING,
                                    Subset.TRAIN.key(),
                                    batches,
                                    batchesAnEpoch,
                                    read));
        }

        private ReadingListener readings() {
            return recorder.map(ReadingRecorder::step).orElse(ReadingListener.NONE);
        }

        private void read() {
            StepLosses.fetch(unread);
            recorder.ifPresent(ReadingRecorder::fetch);
            int number = batches - unread.size();
            for (StepLosses losses : unread) {
                number++;
                try {
                    means.add(losses.values(), losses.batchSize());
                } catch (NonFiniteException e) {
                    throw at(number, e);
                }
            }
            unread.clear();
            read = means.values();
        }

        private NonFiniteException at(int number, NonFiniteException e) {
            return e.at("%s %d, step %d".formatted(part.epochName(), moment.epoch(), number));
        }

        void finish() {
            if (batches == 0) {
                throw new DataException(
                        "a training step needs at least two samples, and no batch has as many; look"
                            + " at the training subset, at 'limit', and at 'training.batch-size'");
            }
            step.finish(last, now);
            read();
        }
    }
}
