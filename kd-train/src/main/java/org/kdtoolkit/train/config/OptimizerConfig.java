package org.kdtoolkit.train.config;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/** How weights follow gradients. Weight decay is added to the gradient (L2), as in PyTorch. */
public sealed interface OptimizerConfig {

    /** The student's learning rate at the start. */
    double learningRate();

    /** The distiller's learning rate as a share of the student's. */
    double distillerScale();

    /**
     * Adam (Kingma and Ba, 2015).
     *
     * @param weightDecay times the weight is added to the gradient
     */
    record Adam(
            @Doc("the student's learning rate at the start")
                    @Default("0.001")
                    @Range(min = 0, minIncluded = false)
                    double learningRate,
            @Doc("L2 weight decay") @Default("0") @Range(min = 0) double weightDecay,
            @Doc("decay of the mean of gradients")
                    @Default("0.9")
                    @Range(min = 0, max = 1, maxIncluded = false)
                    double beta1,
            @Doc("decay of the mean of squared gradients")
                    @Default("0.999")
                    @Range(min = 0, max = 1, maxIncluded = false)
                    double beta2,
            @Doc("added to the denominator") @Default("1e-8") @Range(min = 0) double epsilon,
            @Doc("the distiller's learning rate as a share of the student's")
                    @Default("0.2")
                    @Range(min = 0)
                    double distillerScale)
            implements OptimizerConfig {}

    /**
     * Stochastic gradient descent with momentum.
     *
     * @param weightDecay times the weight is added to the gradient
     */
    record Sgd(
            @Doc("the student's learning rate at the start")
                    @Default("0.1")
                    @Range(min = 0, minIncluded = false)
                    double learningRate,
            @Doc("L2 weight decay") @Default("0") @Range(min = 0) double weightDecay,
            @Doc("decay of the running sum of gradients")
                    @Default("0.9")
                    @Range(min = 0, max = 1, maxIncluded = false)
                    double momentum,
            @Doc("the distiller's learning rate as a share of the student's")
                    @Default("0.2")
                    @Range(min = 0)
                    double distillerScale)
            implements OptimizerConfig {}
}
