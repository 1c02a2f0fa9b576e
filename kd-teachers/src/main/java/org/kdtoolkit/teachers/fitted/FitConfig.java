package org.kdtoolkit.teachers.fitted;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/** How the weights of a linear classifier follow gradients. */
public sealed interface FitConfig {

    /** Plain gradient descent: w -= rate g. */
    record Sgd(
            @Doc("the learning rate") @Default("0.1") @Range(min = 0, minIncluded = false)
                    double learningRate)
            implements FitConfig {}

    /**
     * RMSprop as Keras writes it, epsilon under the root: v = rho v + (1 - rho) g², w -= rate g /
     * sqrt(v + epsilon).
     */
    record Rmsprop(
            @Doc("the learning rate") @Default("0.001") @Range(min = 0, minIncluded = false)
                    double learningRate,
            @Doc("decay of the mean of squared gradients")
                    @Default("0.9")
                    @Range(min = 0, max = 1, maxIncluded = false)
                    double rho,
            @Doc("added to the mean under the root")
                    @Default("1e-6")
                    @Range(min = 0, minIncluded = false)
                    double epsilon)
            implements FitConfig {}
}
