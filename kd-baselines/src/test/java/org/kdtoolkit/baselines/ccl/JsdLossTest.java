package org.kdtoolkit.baselines.ccl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

class JsdLossTest {

    private final JsdLoss loss = new JsdLoss();
    private NDManager manager;
    private Fixture fixture;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("ccl_jsd", manager);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    static List<String> cases() {
        return Fixture.namesIn("ccl_jsd", "out/", "/loss");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsThePublishedLossAndGradients(String name) {
        switch (name) {
            case "logits" ->
                    checkPublished(name, "", (p, q) -> loss.evaluate(new NDList(q), new NDList(p)));
            case "prob" -> checkPublished(name, "prob_", loss::evaluateProbabilities);
            default -> fail("no such case is known: %s", name);
        }
    }

    @Test
    void isZeroForEqualPredictionsAndTheSameInBothDirections() {
        NDArray p = fixture.get("in/p");
        NDArray q = fixture.get("in/q");
        assertThat(loss.evaluate(p, p.add(3)).getFloat()).isBetween(-1e-6f, 1e-6f);
        Closeness.DEFAULT.check("swapped", loss.evaluate(q, p), loss.evaluate(p, q));
    }

    @Test
    void isFiniteForLogitsOfAnySize() {
        NDArray p = manager.create(new float[] {1e4f, -1e4f, 0}, new Shape(1, 3));
        NDArray q = manager.create(new float[] {-1e4f, 1e4f, 0}, new Shape(1, 3));
        assertFiniteWithGradients(p, q, loss::evaluate);
        assertFiniteWithGradients(p, q, loss::evaluateSeveral);
    }

    @Test
    void isFiniteForProbabilitiesOfZero() {
        NDArray p = manager.create(new float[] {1, 0, 0}, new Shape(1, 3));
        NDArray q = manager.create(new float[] {0, 1, 0}, new Shape(1, 3));
        assertFiniteWithGradients(p, q, loss::evaluateProbabilities);
    }

    @Test
    void treatsEachOfSeveralLabelsAsAYesOrNo() {
        NDArray p = fixture.get("in/p");
        NDArray q = fixture.get("in/q");
        NDArray probabilities = Activation.sigmoid(p).sub(Activation.sigmoid(q));
        // the logarithm of the odds is the score itself
        NDArray expected = probabilities.mul(p.sub(q)).mean();
        Closeness.DEFAULT.check("loss", loss.evaluateSeveral(p, q), expected);
    }

    private void checkPublished(String name, String in, BinaryOperator<NDArray> divergence) {
        NDArray p = fixture.get("in/" + in + "p");
        NDArray q = fixture.get("in/" + in + "q");
        double weight = fixture.number("hp/weight");
        NDArray value = backward(p, q, divergence);
        FixtureParity parity = FixtureParity.of(fixture);
        parity.value(value.mul(weight), "out/" + name + "/loss");
        String grad = "grad/" + name + "/";
        parity.gradient(p.getGradient().mul(weight), grad + "p");
        parity.gradient(q.getGradient().mul(weight), grad + "q");
    }

    private void assertFiniteWithGradients(
            NDArray p, NDArray q, BinaryOperator<NDArray> divergence) {
        assertThat(backward(p, q, divergence).getFloat()).isFinite().isPositive();
        for (NDArray gradient : new NDList(p.getGradient(), q.getGradient())) {
            for (float value : gradient.toFloatArray()) {
                assertThat(value).isFinite();
            }
        }
    }

    private NDArray backward(NDArray p, NDArray q, BinaryOperator<NDArray> divergence) {
        p.setRequiresGradient(true);
        q.setRequiresGradient(true);
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray value = divergence.apply(p, q);
            collector.backward(value);
            return value;
        }
    }
}
