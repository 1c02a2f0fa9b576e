package org.kdtoolkit.baselines.mst;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.distill.Scalars;

/** How far a gate is from asking all its teachers alike. */
public enum Balance {
    /** The divergence of the mean shares from equal ones, divided by the number of teachers. */
    KL {
        @Override
        NDArray loss(NDArray logShares) {
            NDArray logMeans = logMeans(logShares);
            double teachers = logMeans.size();
            NDArray aboveEqual = Scalars.plus(logMeans, Math.log(teachers)).mean();
            return aboveEqual.div(Scalars.beside(aboveEqual, -teachers));
        }
    },

    /** The coefficient of variation of the sums of shares: their deviation over their mean. */
    CV {
        @Override
        NDArray loss(NDArray logShares) {
            NDArray sums = logShares.exp().sum(SAMPLES);
            NDArray mean = sums.mean();
            NDArray squares = sums.sub(mean).square().sum();
            NDArray variance = squares.div(Scalars.beside(squares, sums.size() - 1.0));
            // at equal sums the root has no gradient
            return variance.maximum(Scalars.beside(variance, TINY)).sqrt().div(mean);
        }
    };

    private static final int[] SAMPLES = {0};
    private static final double TINY = 1e-12;

    /**
     * The loss of a batch.
     *
     * @param logShares [B, E] logarithms of the shares of E teachers, at least two, which add up to
     *     1 for each sample; their manager owns the result
     * @return a scalar; 0 where all are asked alike
     */
    abstract NDArray loss(NDArray logShares);

    /** The logarithms [E] of mean shares, finite also where a share is too small for float32. */
    private static NDArray logMeans(NDArray logShares) {
        NDArray greatest = logShares.max(SAMPLES, true).stopGradient();
        NDArray means = logShares.sub(greatest).exp().mean(SAMPLES);
        return means.log().add(greatest.squeeze(0));
    }
}
