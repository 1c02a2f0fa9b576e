package org.kdtoolkit.eval;

import java.util.function.UnaryOperator;
import org.kdtoolkit.eval.probe.Standardisation;
import org.kdtoolkit.eval.probe.UnitLength;

/** What becomes of embeddings before a probe learns from them. */
public enum FeatureScaling {
    /** Nothing. */
    NONE {
        @Override
        UnaryOperator<double[]> of(double[][] training) {
            return UnaryOperator.identity();
        }
    },
    /** Each is scaled to length 1. */
    UNIT_LENGTH {
        @Override
        UnaryOperator<double[]> of(double[][] training) {
            return UnitLength::of;
        }
    },
    /** Each feature has mean 0 and deviation 1 over the training samples. */
    STANDARDISE {
        @Override
        UnaryOperator<double[]> of(double[][] training) {
            return Standardisation.of(training);
        }
    };

    /**
     * The scaling that goes by some training samples.
     *
     * @param training [N, D]
     */
    abstract UnaryOperator<double[]> of(double[][] training);
}
