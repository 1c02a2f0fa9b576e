package org.kdtoolkit.train.config;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.OtherNames;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.distill.Course;

/** Adam, with weight decay of one kind or the other. */
public sealed interface AdamConfig extends OptimizerConfig {

    /** How it averages. */
    Moments moments();

    /**
     * How an adaptive optimiser averages.
     *
     * @param beta1 decay of the mean of gradients
     * @param beta2 decay of the mean of squared gradients
     * @param epsilon added to the denominator
     */
    record Moments(double beta1, double beta2, double epsilon) {}

    /**
     * Adam (Kingma and Ba, 2015).
     *
     * @param weightDecay times the weight is added to the gradient
     */
    record Adam(
            @OtherNames({"lr", "rate", "base-lr"})
                    @Doc("the student's learning rate at the start")
                    @Default("0.001")
                    @Range(min = 0, minIncluded = false)
                    double learningRate,
            @OtherNames({"wd", "l2", "weight-decay-rate"})
                    @Doc("L2 weight decay, a number or its course over the training")
                    @Default("0")
                    @Range(min = 0)
                    Course weightDecay,
            @OtherNames({"beta-1", "betas", "momentum"})
                    @Doc("decay of the mean of gradients")
                    @Default("0.9")
                    @Range(min = 0, max = 1, maxIncluded = false)
                    double beta1,
            @OtherNames("beta-2")
                    @Doc("decay of the mean of squared gradients")
                    @Default("0.999")
                    @Range(min = 0, max = 1, maxIncluded = false)
                    double beta2,
            @OtherNames("eps") @Doc("added to the denominator") @Default("1e-8") @Range(min = 0)
                    double epsilon,
            @Doc("the distiller's learning rate as a share of the student's")
                    @Default("0.2")
                    @Range(min = 0)
                    double distillerScale,
            @Doc("what the learning rate of the student's head is multiplied by")
                    @Default("1")
                    @Range(min = 0)
                    double headScale,
            @Doc("what the learning rate of the student's other weights is multiplied by")
                    @Default("1")
                    @Range(min = 0)
                    double backboneScale,
            @Doc(
                            "whether weight decay is for biases and norms too, which are all"
                                    + " weights of one dimension, and those named '.bias'")
                    @Default("true")
                    boolean decayBiasesAndNorms)
            implements AdamConfig {

        /** All weights alike. */
        public Adam(
                double learningRate,
                double weightDecay,
                double beta1,
                double beta2,
                double epsilon,
                double distillerScale) {
            this(
                    learningRate,
                    Course.constant(weightDecay),
                    beta1,
                    beta2,
                    epsilon,
                    distillerScale,
                    1,
                    1,
                    true);
        }

        @Override
        public Moments moments() {
            return new Moments(beta1, beta2, epsilon);
        }
    }

    /**
     * Adam with decoupled weight decay (Loshchilov and Hutter, 2019).
     *
     * @param weightDecay times the weight and the learning rate is taken from the weight
     */
    record Adamw(
            @OtherNames({"lr", "rate", "base-lr"})
                    @Doc("the student's learning rate at the start")
                    @Default("0.001")
                    @Range(min = 0, minIncluded = false)
                    double learningRate,
            @OtherNames({"wd", "l2", "weight-decay-rate"})
                    @Doc("decoupled weight decay, a number or its course over the training")
                    @Default("0.01")
                    @Range(min = 0)
                    Course weightDecay,
            @OtherNames({"beta-1", "betas", "momentum"})
                    @Doc("decay of the mean of gradients")
                    @Default("0.9")
                    @Range(min = 0, max = 1, maxIncluded = false)
                    double beta1,
            @OtherNames("beta-2")
                    @Doc("decay of the mean of squared gradients")
                    @Default("0.999")
                    @Range(min = 0, max = 1, maxIncluded = false)
                    double beta2,
            @OtherNames("eps") @Doc("added to the denominator") @Default("1e-8") @Range(min = 0)
                    double epsilon,
            @Doc("the distiller's learning rate as a share of the student's")
                    @Default("0.2")
                    @Range(min = 0)
                    double distillerScale,
            @Doc("what the learning rate of the student's head is multiplied by")
                    @Default("1")
                    @Range(min = 0)
                    double headScale,
            @Doc("what the learning rate of the student's other weights is multiplied by")
                    @Default("1")
                    @Range(min = 0)
                    double backboneScale,
            @Doc(
                            "whether weight decay is for biases and norms too, which are all"
                                    + " weights of one dimension, and those named '.bias'")
                    @Default("true")
                    boolean decayBiasesAndNorms)
            implements AdamConfig {

        /** All weights alike. */
        public Adamw(
                double learningRate,
                double weightDecay,
                double beta1,
                double beta2,
                double epsilon,
                double distillerScale) {
            this(
                    learningRate,
                    Course.constant(weightDecay),
                    beta1,
                    beta2,
                    epsilon,
                    distillerScale,
                    1,
                    1,
                    true);
        }

        @Override
        public Moments moments() {
            return new Moments(beta1, beta2, epsilon);
        }
    }
}
