package org.kdtoolkit.teachers.fitted;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Steps of a softmax regression down the gradient of its mean cross entropy. */
abstract class Descent {

    private static final int[] SAMPLES = {0};

    private final NDArray weight;
    private final NDArray bias;
    private final NDManager manager;

    private Descent(NDArray weight, NDArray bias, NDManager manager) {
        this.weight = weight;
        this.bias = bias;
        this.manager = manager;
    }

    /**
     * The steps of a configuration.
     *
     * @param weight [C, F], moved in place
     * @param bias [C], moved in place
     * @param manager owns what lasts from step to step
     */
    static Descent of(FitConfig config, NDArray weight, NDArray bias, NDManager manager) {
        if (config instanceof FitConfig.Rmsprop rmsprop) {
            return new Rmsprop(rmsprop, weight, bias, manager);
        }
        return new Sgd((FitConfig.Sgd) config, weight, bias, manager);
    }

    /**
     * A step with some samples.
     *
     * @param inputs [N, F]
     * @param targets [N, C], 1 for a sample's class
     * @param rows which of them
     */
    final void step(NDArray inputs, NDArray targets, int... rows) {
        try (NDManager step = manager.newSubManager()) {
            NDArray chosen = step.create(rows);
            NDArray some = own(inputs.get(chosen), step);
            step(some, own(targets.get(chosen), step), step);
        }
    }

    /** A step with all samples. */
    final void step(NDArray inputs, NDArray targets) {
        try (NDManager step = manager.newSubManager()) {
            step(inputs, targets, step);
        }
    }

    private void step(NDArray inputs, NDArray targets, NDManager step) {
        NDArray samples = step.full(new Shape(), inputs.getShape().get(0));
        NDArray logits = own(inputs.matMul(own(weight.transpose(), step)), step).addi(bias);
        NDArray error = own(logits.softmax(1), step).subi(targets).divi(samples);
        NDArray ofWeight = own(own(error.transpose(), step).matMul(inputs), step);
        NDArray ofBias = own(error.sum(SAMPLES), step);
        move(0, weight, ofWeight, step);
        move(1, bias, ofBias, step);
    }

    /** The engine gives a result to the manager of what it is computed from. */
    static NDArray own(NDArray array, NDManager step) {
        array.attach(step);
        return array;
    }

    static NDArray scalar(NDManager manager, double value) {
        return manager.full(new Shape(), (float) value);
    }

    /**
     * Moves one of the two arrays.
     *
     * @param which 0 for the weight, 1 for the bias
     * @param gradient may be overwritten
     * @param step owns what the step needs
     */
    abstract void move(int which, NDArray array, NDArray gradient, NDManager step);

    private static final class Sgd extends Descent {

        private final NDArray rate;

        Sgd(FitConfig.Sgd config, NDArray weight, NDArray bias, NDManager manager) {
            super(weight, bias, manager);
            this.rate = scalar(manager, config.learningRate());
        }

        @Override
        void move(int which, NDArray array, NDArray gradient, NDManager step) {
            array.subi(gradient.muli(rate));
        }
    }

    private static final class Rmsprop extends Descent {

        private final NDArray[] squares;
        private final NDArray rate;
        private final NDArray rho;
        private final NDArray fresh;
        private final NDArray epsilon;

        Rmsprop(FitConfig.Rmsprop config, NDArray weight, NDArray bias, NDManager manager) {
            super(weight, bias, manager);
            this.squares =
                    new NDArray[] {
                        manager.zeros(weight.getShape()), manager.zeros(bias.getShape())
                    };
            this.rate = scalar(manager, config.learningRate());
            this.rho = scalar(manager, config.rho());
            this.fresh = scalar(manager, 1 - config.rho());
            this.epsilon = scalar(manager, config.epsilon());
        }

        @Override
        void move(int which, NDArray array, NDArray gradient, NDManager step) {
            NDArray square = squares[which];
            square.muli(rho).addi(own(gradient.square(), step).muli(fresh));
            NDArray root = own(own(square.add(epsilon), step).sqrt(), step);
            array.subi(gradient.divi(root).muli(rate));
        }
    }
}
