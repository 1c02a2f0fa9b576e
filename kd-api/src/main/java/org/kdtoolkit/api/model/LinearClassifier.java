package org.kdtoolkit.api.model;

import org.apiguardian.api.API;
import org.kdtoolkit.api.data.HostTensor;

/**
 * A linear layer that makes class scores of an embedding, as it is: nothing trains it.
 *
 * @param weight [C, D]
 * @param bias [C]
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public record LinearClassifier(HostTensor weight, HostTensor bias) {

    /**
     * Checks the shapes.
     *
     * @throws IllegalArgumentException if they are of no layer
     */
    public LinearClassifier {
        boolean fits =
                weight.shape().dimension() == 2
                        && bias.shape().dimension() == 1
                        && weight.shape().get(0) == bias.shape().get(0);
        if (!fits) {
            throw new IllegalArgumentException(
                    "expected a weight [C, D] and a bias [C], found %s and %s"
                            .formatted(weight.shape(), bias.shape()));
        }
    }

    /** The number of classes C. */
    public int classes() {
        return Math.toIntExact(weight.shape().get(0));
    }

    /** The embedding's width D. */
    public int width() {
        return Math.toIntExact(weight.shape().get(1));
    }

    /**
     * The class scores of one embedding.
     *
     * @param embedding [D]
     * @return [C], summed up in double precision
     */
    public double[] logits(float[] embedding) {
        double[] logits = new double[classes()];
        for (int c = 0; c < logits.length; c++) {
            double sum = bias.values()[c];
            for (int d = 0; d < embedding.length; d++) {
                sum += (double) weight.values()[c * embedding.length + d] * embedding[d];
            }
            logits[c] = sum;
        }
        return logits;
    }
}
