package com.example.mnf;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Cosine;
import org.kdtoolkit.api.distill.FilterStep;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.StudentCut;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.mnf.MnfConfig;
import org.kdtoolkit.mnf.MnfFilter;
import org.kdtoolkit.mnf.ModalityNoiseFilter;

/**
 * Trains a student by its labels and by what the filter lets through of the teacher. The filter has
 * losses of its own, so {@link StudentCut} runs the backward passes: those losses train the filter
 * and stop at the student.
 *
 * <p>The student is two linear layers over tokens; images and sounds are random vectors around a
 * centre for each class.
 */
public final class MnfTraining {

    private static final TrainingMoment NOW = TrainingMoment.of(1, 1);

    private static final int BATCH = 32;
    private static final int TOKENS = 9;
    private static final int INPUT = 16;
    private static final int WIDTH = 32;
    private static final int CLASSES = 4;

    private final ParameterStore parameters;
    private final Linear body = Linear.builder().setUnits(WIDTH).build();
    private final Linear head = Linear.builder().setUnits(CLASSES).build();
    private final StateDict student;
    private final MnfFilter filter;
    private final Optimizer studentSide = adam(1e-3f);
    private final Optimizer filterSide = adam(2e-4f);
    private final NDArray imageCentres;
    private final NDArray soundCentres;

    private MnfTraining(NDManager manager) {
        manager.getEngine().setRandomSeed(1);
        parameters = new ParameterStore(manager, false);
        body.initialize(manager, DataType.FLOAT32, new Shape(BATCH, TOKENS, INPUT));
        head.initialize(manager, DataType.FLOAT32, new Shape(BATCH, WIDTH));
        student = StateDict.builder().add("body", body).add("head", head).build();
        ModalityNoiseFilter network =
                ModalityNoiseFilter.builder().setWidth(WIDTH).setClasses(CLASSES).build();
        network.initialize(manager);
        filter = new MnfFilter(network, MnfConfig.published(), manager);
        imageCentres = manager.randomNormal(new Shape(CLASSES, INPUT));
        soundCentres = manager.randomNormal(new Shape(CLASSES, WIDTH));
    }

    /** Trains, and prints every twentieth step's loss. */
    public static void main(String[] args) {
        List<Float> losses = train(100);
        for (int step = 0; step < losses.size(); step += 20) {
            System.out.printf("step %d: loss %.4f%n", step, losses.get(step));
        }
    }

    /** Takes some steps, and returns the student's loss before each. */
    static List<Float> train(int steps) {
        List<Float> losses = new ArrayList<>();
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            MnfTraining training = new MnfTraining(manager);
            for (int step = 0; step < steps; step++) {
                // All arrays of a step belong to a manager of its own, and go with it.
                try (NDManager arrays = manager.newSubManager()) {
                    losses.add(training.step(arrays));
                }
            }
        }
        return losses;
    }

    private float step(NDManager arrays) {
        NDArray classes = arrays.randomInteger(0, CLASSES, new Shape(BATCH), DataType.INT64);
        NDArray oneHot = classes.oneHot(CLASSES);
        NDArray images =
                arrays.randomNormal(new Shape(BATCH, TOKENS, INPUT))
                        .add(oneHot.matMul(imageCentres).expandDims(1));
        NDArray sounds =
                arrays.randomNormal(new Shape(BATCH, WIDTH)).add(oneHot.matMul(soundCentres));
        TeacherOutput teacher = TeacherOutput.of(sounds);
        Batch batch = batch(Targets.singleLabel(classes));
        float value;
        try (GradientCollector collector = arrays.getEngine().newGradientCollector()) {
            StudentCut cut = StudentCut.of(forward(images));
            Knowledge knowledge =
                    filter.filter(FilterStep.of(cut.output(), teacher, batch, NOW));
            NDArray own = batch.targets().classLoss(cut.output().logits());
            NDArray distance =
                    Cosine.pairs(cut.output().embedding(), knowledge.target()).neg().add(1).mean();
            cut.backward(
                    Losses.of(new StudentLoss("class", own), new StudentLoss("distance", distance))
                            .plus(Losses.of(knowledge.losses())));
            value = own.getFloat() + distance.getFloat();
        }
        update(studentSide, student);
        update(filterSide, filter.state());
        return value;
    }

    private StudentOutput forward(NDArray images) {
        NDArray tokens = body.forward(parameters, new NDList(images), true).singletonOrThrow();
        NDArray embedding = tokens.mean(new int[] {1});
        NDArray logits = head.forward(parameters, new NDList(embedding), true).singletonOrThrow();
        return StudentOutput.of(tokens, embedding, logits);
    }

    private static Batch batch(Targets targets) {
        int[] indices = IntStream.range(0, BATCH).toArray();
        List<String> ids = IntStream.of(indices).mapToObj(Integer::toString).toList();
        return Batch.of(Subset.TRAIN, ids, indices, Map.of(), targets);
    }

    private static Optimizer adam(float rate) {
        return Optimizer.adam().optLearningRateTracker(Tracker.fixed(rate)).build();
    }

    private static void update(Optimizer optimizer, StateDict weights) {
        for (Parameter parameter : weights.trainable()) {
            // DJL's update also sets the gradient to zero.
            try (NDArray gradient = parameter.getArray().getGradient()) {
                optimizer.update(parameter.getId(), parameter.getArray(), gradient);
            }
        }
    }
}
