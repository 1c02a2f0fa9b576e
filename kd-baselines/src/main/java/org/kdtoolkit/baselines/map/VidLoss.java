package org.kdtoolkit.baselines.map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.initializer.ConstantInitializer;
import ai.djl.training.initializer.UniformInitializer;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.model.StateDict;

/**
 * Variational information distillation: the student's map tells as much of the teacher's as it can,
 * measured by how likely the teacher's map is under a normal distribution that is predicted from
 * the student's. The loss is a lower bound of the mutual information with its sign changed, up to a
 * constant.
 *
 * <pre>
 * mean = three convolutions 1x1 without bias, with ReLU between, of the student's map
 * variance of a channel = log(1 + exp(scale)) + epsilon, a parameter, the same everywhere
 * loss = mean over samples, channels and positions of
 *        1/2 ((mean - teacher)² / variance + log variance)
 * </pre>
 *
 * <p>The teacher's map is held constant: a target with a gradient would become likelier by carrying
 * less information. The loss may be negative. It is finite for maps of zeros and for a batch of one
 * sample.
 *
 * <p>Source: Ahn et al., Variational Information Distillation for Knowledge Transfer, CVPR 2019;
 * convolutions and initial values as in the published code of Tian et al., Contrastive
 * Representation Distillation, ICLR 2020, which weights it by 1.
 */
public final class VidLoss extends MapLoss {

    private final double epsilon;
    private final Parameter first;
    private final Parameter second;
    private final Parameter third;
    private final Parameter logScale;

    /**
     * Creates a loss with fresh parameters.
     *
     * @param config the variance at the beginning, and the hidden channels
     * @param student the number of channels Ds of the student's map
     * @param teacher the number of channels Dt of the teacher's map
     * @param manager owns the parameters; its engine's random numbers initialise them
     */
    public VidLoss(VidConfig config, int student, int teacher, NDManager manager) {
        super("vid");
        epsilon = config.epsilon();
        int hidden = config.hidden().orElse(teacher);
        first = convolution(student, hidden, manager);
        second = convolution(hidden, hidden, manager);
        third = convolution(hidden, teacher, manager);
        // softplus of it, plus epsilon, is the initial variance
        double scale = Math.log(Math.expm1(config.initialVariance() - epsilon));
        logScale =
                Parameter.builder()
                        .setName("log_scale")
                        .setType(Parameter.Type.OTHER)
                        .optShape(new Shape(teacher))
                        .optInitializer(new ConstantInitializer((float) scale))
                        .build();
        logScale.initialize(manager, DataType.FLOAT32);
    }

    @Override
    public StateDict state() {
        return StateDict.builder()
                .add("log_scale", logScale)
                .add("regressor.0.weight", first)
                .add("regressor.2.weight", second)
                .add("regressor.4.weight", third)
                .build();
    }

    @Override
    NDArray compare(NDArray student, NDArray teacher) {
        NDArray hidden = Activation.relu(convolve(student.transpose(0, 2, 1), first));
        NDArray mean = convolve(Activation.relu(convolve(hidden, second)), third);
        NDArray variance = variance(mean);
        NDArray square = mean.sub(teacher.stopGradient().transpose(0, 2, 1)).square();
        NDArray surprise = square.div(variance).add(variance.log());
        return surprise.mean().div(Scalars.beside(surprise, 2));
    }

    /** [Dt], in the manager of an array of the step. */
    private NDArray variance(NDArray step) {
        NDArray scale = Activation.softPlus(logScale.getArray());
        scale.attach(step.getManager());
        return Scalars.plus(scale, epsilon);
    }

    /** A convolution 1x1 is a linear map of each token: [B, K, in] becomes [B, K, out]. */
    private static NDArray convolve(NDArray tokens, Parameter kernel) {
        Shape shape = kernel.getArray().getShape();
        NDArray weight = kernel.getArray().reshape(shape.get(0), shape.get(1));
        weight.attach(tokens.getManager());
        return Linear.linear(tokens, weight).singletonOrThrow();
    }

    private static Parameter convolution(int in, int out, NDManager manager) {
        Parameter kernel =
                Parameter.builder()
                        .setName("weight")
                        .setType(Parameter.Type.WEIGHT)
                        .optShape(new Shape(out, in, 1, 1))
                        .optInitializer(new UniformInitializer((float) (1 / Math.sqrt(in))))
                        .build();
        kernel.initialize(manager, DataType.FLOAT32);
        return kernel;
    }
}
