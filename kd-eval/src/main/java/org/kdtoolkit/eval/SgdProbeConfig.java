package org.kdtoolkit.eval;

import java.util.Random;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.eval.probe.SgdProbe;
import org.kdtoolkit.eval.probe.SgdSchedule;
import org.kdtoolkit.eval.probe.Shuffled;
import org.kdtoolkit.eval.probe.TrainingFeatures;

/** How a linear probe is trained by stochastic gradient descent. */
public record SgdProbeConfig(
        @Doc("how often it sees each sample") @Default("50") @Range(min = 1, max = 100_000)
                int epochs,
        @Doc("samples a step") @Default("64") @Range(min = 2, max = 262_144) int batchSize,
        @Doc("the highest learning rate; it falls along half a cosine")
                @Default("0.1")
                @Range(min = 0, minIncluded = false)
                double learningRate,
        @Doc("over how many of the epochs the learning rate rises from 0 first")
                @Default("0")
                @Range(min = 0)
                int warmUpEpochs,
        @Doc("how much of its velocity a step keeps")
                @Default("0.9")
                @Range(min = 0, max = 1, maxIncluded = false)
                double momentum,
        @Doc("how much weights are drawn to 0") @Default("0.0001") @Range(min = 0)
                double weightDecay,
        @Doc("whether the embeddings pass batch norm first") @Default("false") boolean batchNorm) {

    /** The deviation of the first weights. */
    private static final double FIRST_WEIGHTS = 0.01;

    /**
     * Trains from weights and in orders that a seed draws.
     *
     * @throws ConfigurationException if the warm-up is longer than the training
     */
    LinearProbe.Training training(long seed) {
        if (warmUpEpochs > epochs) {
            throw new ConfigurationException(
                    "the learning rate of the task 'linear-probe' rises over %d epochs, but it is trained for %d; lower 'warm-up-epochs'"
                            .formatted(warmUpEpochs, epochs));
        }
        SgdSchedule schedule =
                new SgdSchedule(
                        epochs, batchSize, learningRate, warmUpEpochs, momentum, weightDecay);
        return training -> trained(training.rows(), schedule, new Random(seed))::meanProbabilities;
    }

    private SgdProbe trained(TrainingFeatures training, SgdSchedule schedule, Random random) {
        double[][] initial = new double[training.classes()][training.width()];
        for (double[] row : initial) {
            for (int d = 0; d < row.length; d++) {
                row[d] = FIRST_WEIGHTS * random.nextGaussian();
            }
        }
        return SgdProbe.train(
                training,
                initial,
                batchNorm,
                schedule,
                epoch -> Shuffled.order(training.size(), random));
    }
}
