package com.example.csc;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.csc.CscLoss;
import org.kdtoolkit.csc.Temperature;

/**
 * Draws a student's embeddings of images to a teacher's embeddings of sounds, with the loss alone.
 * Images and sounds are random vectors around a centre for each class.
 */
public final class CscTraining {

    private static final int BATCH = 32;
    private static final int INPUT = 16;
    private static final int WIDTH = 32;
    private static final int CLASSES = 4;

    private CscTraining() {}

    /** Trains, and prints every twentieth step's loss. */
    public static void main(String[] args) {
        List<Float> losses = train(100);
        for (int step = 0; step < losses.size(); step += 20) {
            System.out.printf("step %d: loss %.4f%n", step, losses.get(step));
        }
    }

    /** Takes some steps, and returns the loss before each. */
    static List<Float> train(int steps) {
        List<Float> losses = new ArrayList<>();
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            manager.getEngine().setRandomSeed(1);
            Block student =
                    new SequentialBlock()
                            .add(Linear.builder().setUnits(WIDTH).build())
                            .add(Activation.reluBlock())
                            .add(Linear.builder().setUnits(WIDTH).build());
            student.initialize(manager, DataType.FLOAT32, new Shape(BATCH, INPUT));
            ParameterStore parameters = new ParameterStore(manager, false);
            Loss csc = new CscLoss(new Temperature.Adaptive(0.07, 0.07));
            Optimizer adam = Optimizer.adam().build();
            NDArray imageCentres = manager.randomNormal(new Shape(CLASSES, INPUT));
            NDArray soundCentres = manager.randomNormal(new Shape(CLASSES, WIDTH));
            for (int step = 0; step < steps; step++) {
                // All arrays of a step belong to a manager of its own, and go with it.
                try (NDManager arrays = manager.newSubManager()) {
                    NDArray classes =
                            arrays.randomInteger(0, CLASSES, new Shape(BATCH), DataType.INT64);
                    NDArray images = around(imageCentres, classes, arrays);
                    NDArray teacher = around(soundCentres, classes, arrays);
                    try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                        NDArray embedding =
                                student.forward(parameters, new NDList(images), true)
                                        .singletonOrThrow();
                        NDArray loss =
                                csc.evaluate(
                                        new NDList(classes),
                                        new NDList(embedding, teacher, teacher));
                        collector.backward(loss);
                        losses.add(loss.getFloat());
                    }
                    student.getParameters().values().forEach(weight -> update(adam, weight));
                }
            }
        }
        return losses;
    }

    private static NDArray around(NDArray centres, NDArray classes, NDManager arrays) {
        NDArray noise = arrays.randomNormal(new Shape(BATCH, centres.getShape().get(1)));
        return noise.add(classes.oneHot(CLASSES).matMul(centres));
    }

    private static void update(Optimizer optimizer, Parameter weight) {
        // DJL's update also sets the gradient to zero.
        try (NDArray gradient = weight.getArray().getGradient()) {
            optimizer.update(weight.getId(), weight.getArray(), gradient);
        }
    }
}
