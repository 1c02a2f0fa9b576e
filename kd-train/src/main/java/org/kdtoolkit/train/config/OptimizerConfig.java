package org.kdtoolkit.train.config;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.NotMisspelt;
import org.kdtoolkit.api.config.OtherNames;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.distill.Course;

/** How weights follow gradients, number for number as in PyTorch. */
@NotMisspelt({
    "adabelief",
    "adadelta",
    "adafactor",
    "adagrad",
    "adamax",
    "amsgrad",
    "asgd",
    "lamb",
    "lars",
    "lbfgs",
    "lion",
    "muon",
    "nadam",
    "radam",
    "rprop",
    "sam",
    "sgdw",
    "sparse-adam"
})
public sealed interface OptimizerConfig
        permits AdamConfig, OptimizerConfig.Rmsprop, OptimizerConfig.Sgd {

    /** The student's learning rate at the start. */
    double learningRate();

    /** How weights are drawn to 0, over the training. */
    Course weightDecay();

    /** The distiller's learning rate as a share of the student's. */
    double distillerScale();

    /** What the learning rate of the student's head is multiplied by. */
    double headScale();

    /** What the learning rate of the student's other weights is multiplied by. */
    double backboneScale();

    /**
     * Whether weight decay is for biases and norms too: weights of one dimension, and biases of
     * several.
     */
    boolean decayBiasesAndNorms();

    /**
     * RMSprop (Tieleman and Hinton, Neural Networks for Machine Learning, lecture 6.5, 2012),
     * without centring.
     *
     * @param weightDecay times the weight is added to the gradient
     */
    record Rmsprop(
            @OtherNames({"lr", "rate", "base-lr"})
                    @Doc("the student's learning rate at the start")
                    @Default("0.01")
                    @Range(min = 0, minIncluded = false)
                    double learningRate,
            @OtherNames({"wd", "l2", "weight-decay-rate"})
                    @Doc("L2 weight decay, a number or its course over the training")
                    @Default("0")
                    @Range(min = 0)
                    Course weightDecay,
            @OtherNames({"rho", "smoothing", "decay"})
                    @Doc("decay of the mean of squared gradients")
                    @Default("0.99")
                    @Range(min = 0, max = 1, maxIncluded = false)
                    double alpha,
            @OtherNames("eps")
                    @Doc("keeps the denominator from 0, where 'form' says")
                    @Default("1e-8")
                    @Range(min = 0)
                    double epsilon,
            @Doc(
                            "'torch' divides by sqrt(mean) + epsilon, as PyTorch, 'keras' by"
                                    + " sqrt(mean + epsilon), as Keras")
                    @Default("torch")
                    RmspropForm form,
            @Doc("decay of the running sum of what is divided; 0 for none")
                    @Default("0")
                    @Range(min = 0, max = 1, maxIncluded = false)
                    double momentum,
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
            implements OptimizerConfig {}

    /**
     * Stochastic gradient descent with momentum.
     *
     * @param weightDecay times the weight is added to the gradient
     */
    @OtherNames({"nesterov", "momentum"})
    record Sgd(
            @OtherNames({"lr", "rate", "base-lr"})
                    @Doc("the student's learning rate at the start")
                    @Default("0.1")
                    @Range(min = 0, minIncluded = false)
                    double learningRate,
            @OtherNames({"wd", "l2", "weight-decay-rate"})
                    @Doc("L2 weight decay, a number or its course over the training")
                    @Default("0")
                    @Range(min = 0)
                    Course weightDecay,
            @Doc("decay of the running sum of gradients")
                    @Default("0.9")
                    @Range(min = 0, max = 1, maxIncluded = false)
                    double momentum,
            @Doc("whether a step looks ahead by its momentum, as Nesterov's does") @Default("false")
                    boolean nesterov,
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
            implements OptimizerConfig {

        /** Checks that Nesterov's momentum is one. */
        public Sgd {
            if (nesterov && momentum == 0) {
                throw new IllegalArgumentException(
                        "'nesterov' looks ahead by the momentum, and 'momentum' is 0; expected"
                                + " more");
            }
        }

        /** All weights alike, without Nesterov's momentum. */
        public Sgd(
                double learningRate, double weightDecay, double momentum, double distillerScale) {
            this(
                    learningRate,
                    Course.constant(weightDecay),
                    momentum,
                    false,
                    distillerScale,
                    1,
                    1,
                    true);
        }
    }
}
