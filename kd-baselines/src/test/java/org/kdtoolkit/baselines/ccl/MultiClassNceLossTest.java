package org.kdtoolkit.baselines.ccl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

class MultiClassNceLossTest {

    private NDManager manager;
    private Fixture fixture;
    private NDArray first;
    private NDArray second;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("ccl_nce", manager);
        first = fixture.get("in/f1");
        second = fixture.get("in/f2");
    }

    @AfterEach
    void close() {
        manager.close();
    }

    static List<String> temperatures() {
        return Fixture.namesIn("ccl_nce", "hp/", "");
    }

    @ParameterizedTest
    @MethodSource("temperatures")
    void equalsThePublishedLossAndGradients(String temperature) {
        NDArray value = backward(loss(temperature), fixture.get("in/targets"));
        FixtureParity parity = FixtureParity.of(fixture);
        parity.value(value, "out/" + temperature + "/loss");
        String grad = "grad/" + temperature + "/";
        parity.gradient(first.getGradient(), grad + "f1");
        parity.gradient(second.getGradient(), grad + "f2");
    }

    @Test
    void isDefinedForABatchOfOneClassWhereThePublishedLossIsNot() {
        NDArray classes = fixture.get("in/targets_same");
        assertThat(fixture.get("out/all_same/loss").toFloatArray()[0]).isNaN();
        String temperature = temperatures().get(0);
        NDArray value = backward(loss(temperature), classes);

        NDArray cosines = unit(first).matMul(unit(second).transpose());
        NDArray logits = cosines.div(fixture.number("hp/" + temperature));
        NDArray attraction = logits.logSoftmax(1).mean().neg();
        Closeness.DEFAULT.check("loss", value, attraction);
        assertFinite(first.getGradient());
        assertFinite(second.getGradient());
    }

    @Test
    void isZeroForABatchOfOneSample() {
        first = first.get("0:1");
        second = second.get("0:1");
        NDArray value = backward(new MultiClassNceLoss(0.5), fixture.get("in/targets").get("0:1"));
        assertThat(value.getFloat()).isCloseTo(0, within(1e-6f));
        assertThat(first.getGradient().abs().max().getFloat()).isZero();
    }

    @Test
    void drawsTogetherSamplesWithALabelInCommon() {
        NDArray classes = fixture.get("in/targets");
        int count = (int) classes.max().toLongArray()[0] + 1;
        NDArray indicators =
                classes.toType(DataType.INT32, false).oneHot(count).toType(DataType.FLOAT32, false);
        String temperature = temperatures().get(0);
        NDArray value =
                loss(temperature).evaluate(new NDList(indicators), new NDList(first, second));
        Closeness.DEFAULT.check("loss", value, fixture.get("out/" + temperature + "/loss"));
    }

    @Test
    void isFiniteForEmbeddingsOfZero() {
        first = manager.zeros(first.getShape());
        second = manager.zeros(second.getShape());
        NDArray value = backward(new MultiClassNceLoss(0.1), fixture.get("in/targets"));
        assertThat(value.getFloat()).isFinite();
        assertFinite(first.getGradient());
        assertFinite(second.getGradient());
    }

    @Test
    void isFiniteForOppositesAtALowTemperature() {
        NDArray classes = manager.create(new long[] {0, 0, 1});
        first = manager.create(new float[] {1, 0, -1, 0, 1, 0}, new Shape(3, 2));
        second = manager.create(new float[] {-1, 0, 1, 0, 1, 0}, new Shape(3, 2));
        NDArray value = backward(new MultiClassNceLoss(0.001), classes);
        assertThat(value.getFloat()).isFinite();
        assertFinite(first.getGradient());
        assertFinite(second.getGradient());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.5, Double.NaN})
    void refusesATemperatureThatIsNotPositive(double temperature) {
        assertThatThrownBy(() -> new MultiClassNceLoss(temperature))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("positive, found " + temperature);
    }

    private MultiClassNceLoss loss(String temperature) {
        return new MultiClassNceLoss(fixture.number("hp/" + temperature));
    }

    private NDArray backward(MultiClassNceLoss loss, NDArray classes) {
        first.setRequiresGradient(true);
        second.setRequiresGradient(true);
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray related = Targets.singleLabel(classes).related();
            NDArray value = loss.evaluate(first, second, related);
            collector.backward(value);
            return value;
        }
    }

    private static NDArray unit(NDArray rows) {
        return rows.div(rows.norm(new int[] {1}, true));
    }

    private static void assertFinite(NDArray array) {
        for (float value : array.toFloatArray()) {
            assertThat(value).isFinite();
        }
    }
}
