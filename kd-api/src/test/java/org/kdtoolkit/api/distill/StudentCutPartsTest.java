package org.kdtoolkit.api.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.model.LinearHead;
import org.kdtoolkit.api.model.StudentOutput;

/** The rule of two sides for a student's head and its inner feature maps. */
class StudentCutPartsTest {

    private NDManager manager;
    private NDArray images;
    private NDArray lower;
    private NDArray upper;
    private NDArray weight;
    private NDArray bias;
    private NDArray foreign;

    @BeforeEach
    void createWeights() {
        manager = NDManager.newBaseManager();
        manager.getEngine().setRandomSeed(7);
        images = manager.randomNormal(new Shape(4, 3, 5));
        lower = manager.randomNormal(new Shape(5, 6));
        upper = manager.randomNormal(new Shape(6, 2));
        weight = manager.randomNormal(new Shape(3, 2));
        bias = manager.randomNormal(new Shape(3));
        foreign = manager.randomNormal(new Shape(4, 2));
        List.of(lower, upper, weight, bias).forEach(w -> w.setRequiresGradient(true));
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void theHeadSaysOfItsOwnEmbeddingWhatTheStudentSays() {
        StudentOutput student = student();
        assertThat(student.logits(student.embedding()).toFloatArray())
                .containsExactly(student.logits().toFloatArray(), within(1e-5f));
    }

    @Test
    void aLossOfTheStudentsSideTrainsTheHeadThroughTheFunction() {
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(student().logits(foreign).square().sum());
        }
        List<NDArray> plain = gradients();
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            StudentCut cut = StudentCut.of(student());
            NDArray loss = cut.output().logits(foreign).square().sum();
            cut.backward(Losses.of(new StudentLoss("foreign", loss)));
        }
        assertClose(gradients(), plain);
        assertThat(plain.get(2).abs().max().getFloat()).isPositive();
    }

    @Test
    void aLossOfTheDistillersSideDoesNotReachTheHead() {
        List<NDArray> without = cutGradients(false);
        List<NDArray> with = cutGradients(true);
        assertClose(with, without);
    }

    @Test
    void anInnerFeatureMapCarriesTheStudentsSideAndNotTheDistillers() {
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(student().stage("lower").square().sum());
        }
        List<NDArray> plain = gradients();
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            StudentCut cut = StudentCut.of(student());
            NDArray stage = cut.output().stage("lower");
            cut.backward(
                    new Losses(
                            List.of(new StudentLoss("hint", stage.square().sum())),
                            List.of(new DistillerLoss("own", stage.sum()))));
        }
        assertClose(gradients(), plain);
    }

    @Test
    void theLeavesOfAHeadGoWithTheStep() {
        int before = manager.getManagedArrays().size();
        try (NDManager step = manager.newSubManager();
                GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray input = images.duplicate();
            input.attach(step);
            NDArray other = foreign.duplicate();
            other.attach(step);
            StudentCut cut = StudentCut.of(student(input));
            NDArray loss = cut.output().logits(other).square().sum();
            cut.backward(Losses.of(new StudentLoss("foreign", loss)));
        }
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    @Test
    void whatWasNotAskedForIsRefusedByName() {
        StudentOutput bare = StudentOutput.of(images, foreign, foreign);
        assertThatThrownBy(() -> student().stage("upper"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the student was not asked for the stage 'upper', only for [lower]");
        assertThatThrownBy(() -> bare.logits(foreign))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this student's network does not offer its head as a function");
    }

    private List<NDArray> cutGradients(boolean distillersSide) {
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            StudentCut cut = StudentCut.of(student());
            NDArray logits = cut.output().logits(foreign);
            cut.backward(
                    new Losses(
                            List.of(new StudentLoss("mean", logits.square().sum())),
                            distillersSide
                                    ? List.of(new DistillerLoss("own", logits.exp().sum()))
                                    : List.of()));
        }
        return gradients();
    }

    private StudentOutput student() {
        return student(images);
    }

    private StudentOutput student(NDArray input) {
        NDArray stage = input.matMul(lower);
        NDArray map = stage.matMul(upper);
        NDArray embedding = map.mean(new int[] {1});
        LinearHead head = new LinearHead(weight, bias);
        return StudentOutput.of(map, embedding, head.logits(embedding))
                .withStages(Map.of("lower", stage))
                .withHead(head);
    }

    /** The gradients so far, which are taken off again. */
    private List<NDArray> gradients() {
        return List.of(lower, upper, weight, bias).stream()
                .map(
                        array -> {
                            NDArray gradient = array.getGradient();
                            NDArray copy = gradient.duplicate();
                            gradient.subi(copy);
                            return copy;
                        })
                .toList();
    }

    private static void assertClose(List<NDArray> actual, List<NDArray> expected) {
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i).toFloatArray())
                    .as("weight " + i)
                    .containsExactly(expected.get(i).toFloatArray(), within(1e-3f));
        }
    }
}
