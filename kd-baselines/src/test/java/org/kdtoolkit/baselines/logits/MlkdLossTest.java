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
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

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

    /**
     * The whole published step: the three levels on the weak view, and beside them, by plain {@code
     * kd}, the strong view at three temperatures and the weak one again at the other two.
     */
    @Test
    void equalsThePublishedLossesAndGradients() {
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
            instance = times(weight, published(LogitLevel.INSTANCE, weak, weakTeacher));
            batch = times(weight, published(LogitLevel.BATCH, weak, weakTeacher));
            classes = times(weight, published(LogitLevel.CLASS, weak, weakTeacher));
            NDArray both =
                    kd(strong, strongTeacher, temperatures.subList(0, 3))
                            .add(kd(weak, weakTeacher, temperatures.subList(3, 5)));
            strongView = times(weight, both);
            labels =
                    times(
                            fixture.number("hp/ce_weight"),
                            targets.classLoss(weak).add(targets.classLoss(strong)));
            collector.backward(instance.add(batch).add(classes).add(strongView).add(labels));
        }
        check("out/plain/loss_kd_weak", instance);
        check("out/plain/loss_kd_strong", strongView);
        check("out/plain/loss_bc", batch);
        check("out/plain/loss_cc", classes);
        check("out/plain/loss_ce", labels);
        check("grad/plain/student_weak", weak.getGradient());
        check("grad/plain/student_strong", strong.getGradient());
    }

    @Test
    void choosesThePublishedSamplesAndClasses() {
        NDArray teacher = fixture.get("in/teacher_weak").softmax(1);
        check("out/mask", MlkdLoss.chosen(LogitLevel.INSTANCE.trust(teacher)));
        check("out/mask", MlkdLoss.chosen(LogitLevel.BATCH.trust(teacher)));
        check("out/class_mask", MlkdLoss.chosen(LogitLevel.CLASS.trust(teacher)));
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

    private NDArray published(LogitLevel level, NDArray student, NDArray teacher) {
        return new MlkdLoss(level, RowChoice.PUBLISHED, temperatures).evaluate(student, teacher);
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

    private void check(String key, NDArray found) {
        Closeness.DEFAULT.check(key, found, fixture.get(key));
    }
}
