package org.kdtoolkit.baselines.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

class VidLossTest extends MapLossContract {

    private static final VidConfig CONFIG = VidConfig.published();

    @Override
    MapLoss loss(int student, int teacher, NDManager manager) {
        return new VidLoss(CONFIG, student, teacher, manager);
    }

    @Test
    void equalsThePublishedLossAndGradients() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Fixture fixture = Fixture.load("vid", manager);
            VidLoss loss = loss(fixture, manager);
            loss.state().load(fixture.under("w/"));
            NDArray student = fixture.get("in/student");
            student.setRequiresGradient(true);
            NDArray value;
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                value = loss.evaluate(student, fixture.get("in/teacher"));
                collector.backward(value);
            }
            FixtureParity parity = FixtureParity.of(fixture);
            parity.value(value, "out/loss");
            parity.gradient(student.getGradient(), "grad/student");
            parity.gradients(loss.state(), "grad/");
        }
    }

    @Test
    void beginsWithThePublishedScaleAndNamesItsWeightsAsPublished() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Fixture fixture = Fixture.load("vid", manager);
            VidLoss loss = loss(fixture, manager);
            FixtureParity.of(fixture)
                    .value(
                            loss.state().entries().get("log_scale").getArray(),
                            "out/initial_log_scale");
            Map<String, NDArray> weights = fixture.under("w/");
            assertThat(loss.state().entries()).hasSameSizeAs(weights).containsKeys(keys(weights));
        }
    }

    @Test
    void holdsTheTeachersMapConstant() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray student = manager.ones(new Shape(1, 2, 2, 2));
            NDArray teacher = manager.ones(new Shape(1, 2, 2, 2));
            teacher.setRequiresGradient(true);
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                collector.backward(new VidLoss(CONFIG, 2, 2, manager).evaluate(student, teacher));
            }
            assertThat(teacher.getGradient().abs().sum().getFloat()).isZero();
        }
    }

    @Test
    void isFiniteForAScaleOfAnySize() {
        try (NDManager manager = NDManager.newBaseManager()) {
            VidLoss loss = new VidLoss(CONFIG, 2, 2, manager);
            NDArray map = manager.ones(new Shape(1, 2, 2, 2));
            NDArray scale = loss.state().entries().get("log_scale").getArray();
            for (float value : new float[] {-1e4f, 1e4f}) {
                scale.set(new float[] {value, value});
                assertThat(loss.evaluate(map, map).getFloat()).isFinite();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,0", "1,-1", "0.1,0.1", "0.1,0.2"})
    void refusesAVarianceThatIsNotAboveEpsilon(double variance, double epsilon) {
        assertThatThrownBy(() -> new VidConfig(variance, epsilon, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "found an initial variance of %s and an epsilon of %s", variance, epsilon);
    }

    @Test
    void hasAsManyHiddenChannelsAsTheTeacherUnlessToldOtherwise() {
        try (NDManager manager = NDManager.newBaseManager()) {
            assertThat(hidden(VidConfig.published(), manager)).isEqualTo(new Shape(3, 3, 1, 1));
            VidConfig told = new VidConfig(5, 1e-5, Optional.of(7));
            assertThat(hidden(told, manager)).isEqualTo(new Shape(7, 7, 1, 1));
            assertThatThrownBy(() -> new VidConfig(5, 1e-5, Optional.of(0)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the number of hidden channels must be at least 1, found 0");
        }
    }

    private static Shape hidden(VidConfig config, NDManager manager) {
        VidLoss loss = new VidLoss(config, 2, 3, manager);
        return loss.state().entries().get("regressor.2.weight").getShape();
    }

    private static VidLoss loss(Fixture fixture, NDManager manager) {
        Shape first = fixture.get("w/regressor.0.weight").getShape();
        Shape third = fixture.get("w/regressor.4.weight").getShape();
        return new VidLoss(
                new VidConfig(
                        fixture.number("hp/init_pred_var"),
                        fixture.number("hp/eps"),
                        Optional.of((int) first.get(0))),
                (int) first.get(1),
                (int) third.get(0),
                manager);
    }

    private static String[] keys(Map<String, NDArray> weights) {
        return weights.keySet().toArray(String[]::new);
    }
}
