package org.kdtoolkit.train.trial;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.loading.BatchLoader;
import org.kdtoolkit.loading.Views;
import org.kdtoolkit.train.step.NonFiniteException;
import org.kdtoolkit.train.step.TrainingStep;

/** Runs the training steps of an epoch. */
final class EpochTrainer {

    /**
     * What came of an epoch.
     *
     * @param losses the mean of each term over the samples
     * @param seconds how long it took
     * @param waitedSeconds how much of that was waiting for data
     */
    record Outcome(Map<String, Double> losses, double seconds, double waitedSeconds) {}

    /** The learning rates of both sides. */
    record Rates(double student, double distiller) {

        Map<String, Double> bySide() {
            Map<String, Double> rates = new LinkedHashMap<>();
            rates.put("student", student);
            rates.put("distiller", distiller);
            return rates;
        }
    }

    private final TrainingStep step;
    private final BatchPasses passes;
    private final BatchLoader loader;
    private final TrainingOrder order;
    private final BatchMixing mixing;
    private final Seed seed;

    EpochTrainer(
            TrainingStep step,
            BatchPasses passes,
            int batchSize,
            TrainingOrder order,
            BatchMixing mixing,
            Seed seed) {
        this.step = step;
        this.passes = passes;
        this.loader = passes.loader(Subset.TRAIN, batchSize);
        this.order = order;
        this.mixing = mixing;
        this.seed = seed;
    }

    /**
     * Trains for one epoch. A last batch of a single sample is passed over: batch norm knows no
     * variance of it, and would put NaN into the running statistics.
     *
     * @param moment which epoch
     * @param rates the learning rates
     * @throws NonFiniteException naming epoch and step
     * @throws DataException if there are fewer than two samples to learn from
     */
    Outcome run(TrainingMoment moment, Rates rates) {
        int epoch = moment.epoch();
        seed.of("epoch").of(epoch).seed(passes.manager().getEngine());
        Means means = new Means();
        long start = System.nanoTime();
        long waited =
                passes.run(
                        loader,
                        order.of(epoch),
                        Views.drawn(seed.of("views").of(epoch).value()),
                        batch -> {
                            if (batch.size() > 1) {
                                means.add(train(batch, moment, means.steps + 1, rates), batch);
                            }
                        });
        means.requireSome();
        return new Outcome(means.values(), (System.nanoTime() - start) / 1e9, waited / 1e9);
    }

    private Map<String, Double> train(Batch batch, TrainingMoment moment, int number, Rates rates) {
        try {
            Batch mixed = mixing.mixed(batch, moment.epoch(), number);
            return step.run(mixed, rates.student(), rates.distiller(), moment);
        } catch (NonFiniteException e) {
            throw e.at("epoch %d, step %d".formatted(moment.epoch(), number));
        }
    }

    private static final class Means {

        private final Map<String, Double> sums = new LinkedHashMap<>();
        private long samples;
        private int steps;

        void add(Map<String, Double> terms, Batch batch) {
            terms.forEach((name, value) -> sums.merge(name, value * batch.size(), Double::sum));
            samples += batch.size();
            steps++;
        }

        void requireSome() {
            if (steps == 0) {
                throw new DataException(
                        "a training step needs at least two samples, and no batch has as many; look"
                            + " at the training subset, at 'limit', and at 'training.batch-size'");
            }
        }

        Map<String, Double> values() {
            Map<String, Double> means = new LinkedHashMap<>();
            sums.forEach((name, sum) -> means.put(name, sum / samples));
            return means;
        }
    }
}
