package org.kdtoolkit.csc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Cosine;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

class CscLossTest {

    private record Result(NDArray loss, NDArray student, NDArray target) {}

    private static final double FLOOR = 0.07;

    private NDManager manager;
    private Fixture fixture;
    private double threshold;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        manager.getEngine().setRandomSeed(1);
        fixture = Fixture.load("csc", manager);
        threshold = fixture.number("hp/threshold");
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void equalsThePublishedLossAtAConstantTemperature() {
        Result result = run(new Temperature.Constant(threshold), null);
        checkAgainst("fixed", result, Closeness.DEFAULT);
    }

    static List<String> similarities() {
        return Fixture.namesIn("csc", "in/similarity_", "");
    }

    @ParameterizedTest
    @MethodSource("similarities")
    void equalsThePublishedLossAtAnyAdaptiveTemperature(String name) {
        NDArray similarity = fixture.get("in/similarity_" + name);
        Result result = run(new Temperature.AdaptivePublished(threshold), similarity);
        checkAgainst("adaptive_" + name, result, new Closeness(tolerance(similarity), 1e-5));
    }

    /** Gradients grow as the temperature nears 0, and so does what rounding does to them. */
    private double tolerance(NDArray similarity) {
        double least =
                DoubleStream.of(similarity.toType(DataType.FLOAT64, true).toDoubleArray())
                        .map(value -> Math.abs(value + threshold))
                        .filter(temperature -> temperature > 1e-6)
                        .min()
                        .orElseThrow();
        return least < 0.01 ? 1e-3 : 1e-4;
    }

    @ParameterizedTest
    @MethodSource("similarities")
    void isFiniteAboveAFloor(String name) {
        Result result =
                run(
                        new Temperature.Adaptive(threshold, FLOOR),
                        fixture.get("in/similarity_" + name));
        for (NDArray array : List.of(result.loss(), result.student(), result.target())) {
            for (float value : array.toFloatArray()) {
                assertThat(value).isFinite();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void doesNotNoticeAFloorBelowAllTemperatures(int seed) {
        manager.getEngine().setRandomSeed(seed);
        NDArray similarity =
                manager.randomUniform((float) (FLOOR - threshold) + 1e-3f, 1f, pairs());
        Result floored = run(new Temperature.Adaptive(threshold, FLOOR), similarity);
        Result published = run(new Temperature.AdaptivePublished(threshold), similarity);
        Closeness exact = new Closeness(0, 0);
        exact.check("loss", floored.loss(), published.loss());
        exact.check("student", floored.student(), published.student());
        exact.check("target", floored.target(), published.target());
    }

    @Test
    void isTheConstantLossWhereNothingIsSimilarAndFloorAndThresholdAreEqual() {
        NDArray dissimilar = manager.randomUniform(-0.9f, 0f, pairs());
        Result adaptive = run(new Temperature.Adaptive(threshold, threshold), dissimilar);
        Result constant = run(new Temperature.Constant(threshold), null);
        Closeness.DEFAULT.check("loss", adaptive.loss(), constant.loss());
        Closeness.DEFAULT.check("student", adaptive.student(), constant.student());
    }

    @Test
    void takesItsTemperatureFromTheDetachedSimilarityOfStudentAndTeacher() {
        NDArray student = fixture.get("in/feature");
        NDArray target = fixture.get("in/selected");
        NDArray embedding = target.add(student.mul(0.3));
        CscLoss loss = new CscLoss(new Temperature.AdaptivePublished(1.5));
        Result result =
                gradients(
                        student,
                        target,
                        (s, t) ->
                                loss.evaluate(
                                        new NDList(fixture.get("in/targets")),
                                        new NDList(s, t, embedding)));
        NDArray similarity = Cosine.matrix(student, embedding);
        Result expected =
                gradients(
                        student,
                        target,
                        (s, t) -> loss.contrast(s, t, directions -> similarity, related()));
        Closeness.DEFAULT.check("loss", result.loss(), expected.loss());
        Closeness.DEFAULT.check("student", result.student(), expected.student());
        Closeness.DEFAULT.check("target", result.target(), expected.target());
    }

    @Test
    void takesOneOfSeveralCommonLabelsForRelated() {
        NDArray indicators =
                manager.create(new float[] {1, 1, 0, 0, 1, 0, 0, 0, 1}, new Shape(3, 3));
        NDArray classes = manager.create(new long[] {0, 0, 1});
        NDList embeddings = new NDList(rows(3), rows(3), rows(3));
        CscLoss loss = new CscLoss(new Temperature.Constant(threshold));
        assertThat(loss.evaluate(new NDList(indicators), embeddings).getFloat())
                .isCloseTo(
                        loss.evaluate(new NDList(classes), embeddings).getFloat(), within(1e-6f));
    }

    @ParameterizedTest
    @CsvSource({"0.5", "-0.9"})
    void isZeroForASampleAlone(float similarity) {
        CscLoss loss = new CscLoss(new Temperature.Adaptive(threshold, FLOOR));
        NDArray alone = manager.create(new float[] {similarity}, new Shape(1, 1));
        Result result =
                gradients(
                        rows(1),
                        rows(1),
                        (s, t) ->
                                loss.contrast(
                                        s, t, directions -> alone, manager.ones(new Shape(1, 1))));
        assertThat(result.loss().getFloat()).isZero();
        assertThat(result.student().abs().max().getFloat()).isZero();
    }

    private NDArray rows(int size) {
        return manager.randomNormal(new Shape(size, 4));
    }

    private Shape pairs() {
        return related().getShape();
    }

    private NDArray related() {
        return Targets.singleLabel(fixture.get("in/targets")).related();
    }

    private Result run(Temperature temperature, NDArray similarity) {
        CscLoss loss = new CscLoss(temperature);
        return gradients(
                fixture.get("in/feature"),
                fixture.get("in/selected"),
                (s, t) -> loss.contrast(s, t, directions -> similarity, related()));
    }

    @FunctionalInterface
    private interface Contrast {
        NDArray of(NDArray student, NDArray target);
    }

    private Result gradients(NDArray student, NDArray target, Contrast contrast) {
        NDArray s = student.duplicate();
        NDArray t = target.duplicate();
        s.setRequiresGradient(true);
        t.setRequiresGradient(true);
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray loss = contrast.of(s, t);
            collector.backward(loss);
            return new Result(loss, s.getGradient(), t.getGradient());
        }
    }

    private void checkAgainst(String name, Result result, Closeness closeness) {
        FixtureParity parity = FixtureParity.of(fixture, closeness, closeness);
        parity.value(result.loss(), "out/" + name + "/loss");
        parity.gradient(result.student(), "grad/" + name + "/feature");
        parity.gradient(result.target(), "grad/" + name + "/selected");
    }
}
