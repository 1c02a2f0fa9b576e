package org.kdtoolkit.baselines.logits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

class MlkdLossTest {

    /** The temperatures that the published code has beside the one that is configured. */
    private static final List<Double> FURTHER = List.of(3.0, 5.0, 2.0, 6.0);

    private NDManager manager;
    private Fixture fixture;
    private List<Double> temperatures;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("mlkd", manager);
        temperatures = new ArrayList<>(List.of(fixture.number("hp/T")));
        temperatures.addAll(FURTHER);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void choosesThePublishedSamplesAndClasses() {
        NDArray teacher = fixture.get("in/teacher_weak").softmax(1);
        FixtureParity parity = FixtureParity.of(fixture);
        parity.value(MlkdLoss.chosen(LogitLevel.INSTANCE.trust(teacher)), "out/mask");
        parity.value(MlkdLoss.chosen(LogitLevel.BATCH.trust(teacher)), "out/mask");
        parity.value(MlkdLoss.chosen(LogitLevel.CLASS.trust(teacher)), "out/class_mask");
    }

    @Test
    void choosesTheMedianItselfWhereThereIsOne() {
        assertThat(MlkdLoss.chosen(manager.create(new float[] {3, 1, 2})).toFloatArray())
                .containsExactly(0, 1, 1);
        assertThat(MlkdLoss.chosen(manager.create(new float[] {3, 1, 2, 4})).toFloatArray())
                .containsExactly(0, 1, 1, 0);
        assertThat(MlkdLoss.chosen(manager.create(new float[] {5, 5})).toFloatArray())
                .containsExactly(1, 1);
        assertThat(MlkdLoss.chosen(manager.create(new float[] {7})).toFloatArray())
                .containsExactly(1);
    }

    @Test
    void leavesOutSamplesOfWhichTheTeacherIsSure() {
        NDArray teacher = manager.create(new float[] {9, 0, 0, 1, 0, 0}, new Shape(2, 3));
        NDArray student = leaf(manager.zeros(new Shape(2, 3)));
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(
                    new MlkdLoss(LogitLevel.INSTANCE, RowChoice.CHOSEN, List.of(2.0))
                            .evaluate(student, teacher));
        }
        NDArray gradient = student.getGradient().abs();
        assertThat(gradient.get("0").max().getFloat()).isZero();
        assertThat(gradient.get("1").max().getFloat()).isPositive();
    }

    /** Standardised, both samples are the same to the teacher; it is surer of the first one. */
    @Test
    void standardizedLeavesOutTheSameSamples() {
        NDArray teacher = manager.create(new float[] {9, 0, 0, 1, 0, 0}, new Shape(2, 3));
        NDArray student = leaf(manager.create(new float[] {1, 2, 4, 1, 2, 4}, new Shape(2, 3)));
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(
                    new MlkdLoss(LogitLevel.INSTANCE, RowChoice.CHOSEN, List.of(2.0))
                            .standardized()
                            .evaluate(student, teacher));
        }
        NDArray gradient = student.getGradient().abs();
        assertThat(gradient.get("0").max().getFloat()).isZero();
        assertThat(gradient.get("1").max().getFloat()).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void isThePublishedOneWhereAllAreChosen(LogitLevel level) {
        // two equal samples, and all classes alike over the batch
        NDArray teacher = manager.create(new float[] {1, 1, 1, 1}, new Shape(2, 2));
        NDArray student = manager.create(new float[] {0, 2, 3, 0}, new Shape(2, 2));
        assertThat(value(level, RowChoice.CHOSEN, student, teacher))
                .isEqualTo(value(level, RowChoice.PUBLISHED, student, teacher))
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void isZeroForAStudentThatSaysTheSame(LogitLevel level) {
        NDArray logits = fixture.get("in/teacher_weak");
        assertThat(value(level, RowChoice.CHOSEN, logits, logits)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void isCalledAsDjlCallsItsLosses(LogitLevel level) {
        NDArray student = fixture.get("in/student_weak");
        NDArray teacher = fixture.get("in/teacher_weak");
        MlkdLoss loss = new MlkdLoss(level, RowChoice.CHOSEN, temperatures);
        assertThat(loss.evaluate(new NDList(teacher), new NDList(student)))
                .isEqualTo(loss.evaluate(student, teacher));
    }

    @Test
    void refusesToHaveNoTemperature() {
        assertThatThrownBy(() -> new MlkdLoss(LogitLevel.BATCH, RowChoice.CHOSEN, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mlkd needs a temperature, found none");
    }

    private static float value(
            LogitLevel level, RowChoice choice, NDArray student, NDArray teacher) {
        return new MlkdLoss(level, choice, List.of(4.0, 1.0)).evaluate(student, teacher).getFloat();
    }

    private static NDArray leaf(NDArray array) {
        array.setRequiresGradient(true);
        return array;
    }
}
