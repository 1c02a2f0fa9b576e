package org.kdtoolkit.eval.probe;

/**
 * How a probe is trained by stochastic gradient descent.
 *
 * @param epochs how often it sees each sample, at least 1
 * @param batchSize samples a step, at least 1; what is left at an epoch's end is left out, unless
 *     all samples are fewer
 * @param learningRate the highest, above 0
 * @param warmUpEpochs over how many of the epochs the rate rises from 0 to the highest, both
 *     included; it falls to 0 along half a cosine after them
 * @param momentum from 0 to 1
 * @param weightDecay of all weights, those of the intercepts and of batch norm too
 */
public record SgdSchedule(
        int epochs,
        int batchSize,
        double learningRate,
        int warmUpEpochs,
        double momentum,
        double weightDecay) {

    /** Checks the numbers. */
    public SgdSchedule {
        if (epochs < 1 || batchSize < 1 || warmUpEpochs < 0 || warmUpEpochs > epochs) {
            throw new IllegalArgumentException(
                    "expected at least one epoch, one sample a step and a warm-up within the epochs, found %d, %d and %d"
                            .formatted(epochs, batchSize, warmUpEpochs));
        }
    }

    /** How many steps an epoch of so many samples has. */
    int stepsAnEpoch(int samples) {
        return Math.max(1, samples / batchSize);
    }

    /**
     * The learning rate of each step.
     *
     * @param samples how many there are
     */
    public double[] rates(int samples) {
        int rising = warmUpEpochs * stepsAnEpoch(samples);
        double[] rates = new double[epochs * stepsAnEpoch(samples)];
        int falling = rates.length - rising;
        for (int step = 0; step < rates.length; step++) {
            rates[step] =
                    step < rising
                            ? learningRate * step / Math.max(1, rising - 1)
                            : learningRate
                                    * (1 + Math.cos(Math.PI * (step - rising) / falling))
                                    / 2;
        }
        return rates;
    }
}
