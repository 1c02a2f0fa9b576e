package org.kdtoolkit.api.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.model.StudentOutput;

class StudentCutTest {

    private NDManager manager;
    private NDArray tokens;
    private NDArray studentWeight;
    private NDArray filterWeight;

    @BeforeEach
    void createWeights() {
        manager = NDManager.newBaseManager();
        manager.getEngine().setRandomSeed(7);
        tokens = manager.randomNormal(new Shape(4, 3, 5));
        studentWeight = manager.randomNormal(new Shape(5, 6));
        filterWeight = manager.randomNormal(new Shape(6, 6));
        studentWeight.setRequiresGradient(true);
        filterWeight.setRequiresGradient(true);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void carriesTheStudentsSideToTheStudentAndBothSidesToTheDistiller() {
        backward(true, true);
        NDArray student = gradient(studentWeight);
        NDArray filter = gradient(filterWeight);

        backward(true, false);
        assertClose("student", student, gradient(studentWeight));
        NDArray studentSideOfFilter = gradient(filterWeight);

        NDArray distillerSideOfFilter = filter.sub(studentSideOfFilter);
        assertThat(distillerSideOfFilter.abs().max().getFloat()).isGreaterThan(1e-3f);
        assertClose("filter", distillerSideOfFilter, plainGradientOfTheDistillerLoss());
    }

    @Test
    void equalsAPlainBackwardPassWhereThereIsNoDistillerLoss() {
        backward(true, false);
        NDArray student = gradient(studentWeight);
        NDArray filter = gradient(filterWeight);

        clear();
        try (GradientCollector collector = engine().newGradientCollector()) {
            collector.backward(studentLoss(student(), filtered(student().embedding())));
        }
        assertClose("student", student, gradient(studentWeight));
        assertClose("filter", filter, gradient(filterWeight));
    }

    @Test
    void acceptsLossesThatLookAtOneOutputOnly() {
        clear();
        try (GradientCollector collector = engine().newGradientCollector()) {
            StudentCut cut = StudentCut.of(student());
            cut.backward(Losses.of(new StudentLoss("logits", cut.output().logits().sum())));
        }
        assertThat(gradient(studentWeight).abs().max().getFloat()).isPositive();
    }

    @Test
    void carriesWhatLossesOfTwoPassesSayOn() {
        NDArray others = manager.randomNormal(new Shape(4, 3, 5));
        clear();
        try (GradientCollector collector = engine().newGradientCollector()) {
            collector.backward(apart(student(tokens), student(others)));
        }
        NDArray expected = gradient(studentWeight);

        clear();
        try (GradientCollector collector = engine().newGradientCollector()) {
            StudentCut cut = StudentCut.of(student(tokens), student(others));
            StudentOutput second = cut.second().orElseThrow();
            NDArray filtered = filtered(second.embedding());
            cut.backward(
                    new Losses(
                            List.of(new StudentLoss("s", apart(cut.output(), second))),
                            List.of(new DistillerLoss("d", filtered.tanh().sum()))));
        }
        assertClose("student", gradient(studentWeight), expected);
        assertThat(gradient(filterWeight).abs().max().getFloat()).isPositive();
    }

    @Test
    void hasNoSecondViewAfterOnePass() {
        assertThat(StudentCut.of(student()).second()).isEmpty();
    }

    private static NDArray apart(StudentOutput first, StudentOutput second) {
        return first.logits().sub(second.embedding()).square().sum();
    }

    @Test
    void weighsALossWithoutChangingItsType() {
        StudentLoss weighted = new StudentLoss("loss", manager.create(2f)).times(0.25);
        assertThat(weighted.value().getFloat()).isEqualTo(0.5f);
    }

    @Test
    void refusesAStepWithoutALossOfTheStudentsSide() {
        try (GradientCollector collector = engine().newGradientCollector()) {
            StudentCut cut = StudentCut.of(student());
            assertThatThrownBy(() -> cut.backward(Losses.none()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("student's side");
        }
    }

    private static void assertClose(String what, NDArray actual, NDArray expected) {
        assertThat(actual.toFloatArray())
                .as(what)
                .containsExactly(expected.toFloatArray(), within(1e-3f));
    }

    private void backward(boolean studentSide, boolean distillerSide) {
        clear();
        try (GradientCollector collector = engine().newGradientCollector()) {
            StudentCut cut = StudentCut.of(student());
            NDArray filtered = filtered(cut.output().embedding());
            Losses losses =
                    new Losses(
                            studentSide
                                    ? List.of(
                                            new StudentLoss(
                                                    "s", studentLoss(cut.output(), filtered)))
                                    : List.of(),
                            distillerSide
                                    ? List.of(new DistillerLoss("d", filtered.tanh().sum()))
                                    : List.of());
            cut.backward(losses);
        }
    }

    private NDArray plainGradientOfTheDistillerLoss() {
        clear();
        try (GradientCollector collector = engine().newGradientCollector()) {
            collector.backward(filtered(student().embedding()).tanh().sum());
        }
        return gradient(filterWeight);
    }

    private StudentOutput student() {
        return student(tokens);
    }

    private StudentOutput student(NDArray input) {
        NDArray map = input.matMul(studentWeight);
        NDArray embedding = map.mean(new int[] {1});
        return StudentOutput.of(map, embedding, embedding.mul(Scalars.beside(embedding, 2)));
    }

    private NDArray filtered(NDArray embedding) {
        return embedding.matMul(filterWeight);
    }

    private static NDArray studentLoss(StudentOutput student, NDArray filtered) {
        return filtered.mul(student.embedding())
                .sum()
                .add(student.featureMap().square().sum())
                .add(student.logits().sum());
    }

    private NDArray gradient(NDArray weight) {
        return weight.getGradient().duplicate();
    }

    private void clear() {
        for (NDArray weight : List.of(studentWeight, filterWeight)) {
            NDArray gradient = weight.getGradient();
            gradient.subi(gradient);
        }
    }

    private Engine engine() {
        return manager.getEngine();
    }
}
