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
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Scalars;
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
    void equalsThePublishedLossesAndGradients() {
        checkStep("plain", published(LogitLevel.INSTANCE), UnaryOperator.identity());
    }

    @Test
    void standardizesWhereSamplesAreComparedOneByOneAsPublished() {
        checkStep(
                "stand",
                published(LogitLevel.INSTANCE).standardized(),
                StandardizedLogits::standardize);
    }

    /**
     * The whole published step: the three levels on the weak view, and beside them, by plain {@code
     * kd}, the strong view at three temperatures and the weak one again at the other two.
     */
    private void checkStep(String name, MlkdLoss ofSamples, UnaryOperator<NDArray> scores) {
        NDArray weak = leaf("in/student_weak");
        NDArray strong = leaf("in/student_strong");
        NDArray weakTeacher = fixture.get("in/teacher_weak");
        NDArray strongTeacher = fixture.get("in/teacher_strong");
        double weight = fixture.number("hp/kd_weight");
        Targets targets = Targets.singleLabel(fixture.get("in/targets"));
        NDArray instance;
        NDArray strongView;
        NDArray batch;
        NDArray classes;
        NDArray labels;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            instance = times(weight, ofSamples.evaluate(weak, weakTeacher));
            batch = times(weight, published(LogitLevel.BATCH).evaluate(weak, weakTeacher));
            classes = times(weight, published(LogitLevel.CLASS).evaluate(weak, weakTeacher));
            NDArray both =
                    kd(
                                    scores.apply(strong),
                                    scores.apply(strongTeacher),
                                    temperatures.subList(0, 3))
                            .add(
                                    kd(
                                            scores.apply(weak),
                                            scores.apply(weakTeacher),
                                            temperatures.subList(3, 5)));
            strongView = times(weight, both);
            labels =
                    times(
                            fixture.number("hp/ce_weight"),
                            targets.classLoss(weak).add(targets.classLoss(strong)));
            collector.backward(instance.add(batch).add(classes).add(strongView).add(labels));
        }
        FixtureParity parity = FixtureParity.of(fixture);
        String out = "out/" + name + "/";
        parity.value(instance, out + "loss_kd_weak");
        parity.value(strongView, out + "loss_kd_strong");
        parity.value(batch, out + "loss_bc");
        parity.value(classes, out + "loss_cc");
        parity.value(labels, out + "loss_ce");
        parity.gradient(weak.getGradient(), "grad/" + name + "/student_weak");
        parity.gradient(strong.getGradient(), "grad/" + name + "/student_strong");
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

    private MlkdLoss published(LogitLevel level) {
        return new MlkdLoss(level, RowChoice.PUBLISHED, temperatures);
    }

    private static float value(
            LogitLevel level, RowChoice choice, NDArray student, NDArray teacher) {
        return new MlkdLoss(level, choice, List.of(4.0, 1.0)).evaluate(student, teacher).getFloat();
    }

    private static NDArray kd(NDArray student, NDArray teacher, List<Double> temperatures) {
        return temperatures.stream()
                .map(temperature -> new KdLoss(temperature).evaluate(student, teacher))
                .reduce(NDArray::add)
                .orElseThrow();
    }

    private static NDArray times(double weight, NDArray loss) {
        return loss.mul(Scalars.beside(loss, weight));
    }

    private NDArray leaf(String key) {
        return leaf(fixture.get(key));
    }

    private static NDArray leaf(NDArray array) {
        array.setRequiresGradient(true);
        return array;
    }
}
