package com.example.baselines;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.baselines.logits.KdLoss;

/**
 * Has a student answer as a teacher does, with DJL's own trainer: to it, the loss is one as any
 * other, whose labels are the teacher's logits. The teacher is a fixed linear layer.
 */
public final class KdTraining {

    private static final int BATCH = 32;
    private static final int INPUT = 16;
    private static final int CLASSES = 4;

    private KdTraining() {}

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
        try (Model model = Model.newInstance("student", "PyTorch")) {
            model.getNDManager().getEngine().setRandomSeed(1);
            model.setBlock(
                    new SequentialBlock()
                            .add(Linear.builder().setUnits(64).build())
                            .add(Activation.reluBlock())
                            .add(Linear.builder().setUnits(CLASSES).build()));
            DefaultTrainingConfig config =
                    new DefaultTrainingConfig(new KdLoss(4)).optOptimizer(Optimizer.adam().build());
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(BATCH, INPUT));
                NDArray teacher = trainer.getManager().randomNormal(new Shape(INPUT, CLASSES));
                for (int step = 0; step < steps; step++) {
                    losses.add(step(trainer, teacher));
                }
            }
        }
        return losses;
    }

    private static float step(Trainer trainer, NDArray teacher) {
        // All arrays of a step belong to a manager of its own, and go with it.
        try (NDManager arrays = trainer.getManager().newSubManager()) {
            NDArray images = arrays.randomNormal(new Shape(BATCH, INPUT));
            NDList answers = new NDList(images.matMul(teacher));
            float value;
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDArray loss =
                        trainer.getLoss().evaluate(answers, trainer.forward(new NDList(images)));
                collector.backward(loss);
                value = loss.getFloat();
            }
            trainer.step();
            return value;
        }
    }
}
