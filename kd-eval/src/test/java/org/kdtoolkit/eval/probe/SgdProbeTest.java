package org.kdtoolkit.eval.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kdtoolkit.eval.metrics.Accuracy;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

class SgdProbeTest {

    private static NDManager manager;
    private static ProbeFigures figures;

    @BeforeAll
    static void load() {
        manager = NDManager.newBaseManager();
        figures = new ProbeFigures(Fixture.load("metrics_probe", manager));
    }

    @AfterAll
    static void close() {
        manager.close();
    }

    private static final Closeness CLOSE = new Closeness(1e-5, 1e-5);
    private static final Closeness CLOSE_TO_FLOAT = new Closeness(1e-3, 1e-5);

    static List<String> cases() {
        return Fixture.namesIn("metrics_probe", "ref64/", "/test_loss");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesThePublishedFigures(String name) {
        UnaryOperator<double[]> scaling =
                name.endsWith("l2") ? UnitLength::of : UnaryOperator.identity();
        TrainingFeatures training = figures.training().map(scaling);
        SgdProbe probe =
                SgdProbe.train(
                        training,
                        figures.rows("w/head.weight"),
                        name.endsWith("bn"),
                        schedule(),
                        epoch -> IntStream.range(0, training.size()).toArray());
        check(name, probe, scaling, "ref64/", CLOSE);
        check(name, probe, scaling, "out/", CLOSE_TO_FLOAT);
    }

    private static void check(
            String name,
            SgdProbe probe,
            UnaryOperator<double[]> scaling,
            String kind,
            Closeness close) {
        String at = kind + name + "/";
        double[][] logits =
                Arrays.stream(figures.rows("in/test_clips"))
                        .map(clip -> probe.logits(scaling.apply(clip)))
                        .toArray(double[][]::new);
        int clips = logits.length / figures.testLabels().length;
        double[][] probabilities = probabilities(logits, clips);
        figures.check(at + "train_losses", probe.losses(), close);
        figures.check(at + "test_logits", logits, close);
        figures.check(at + "test_probabilities", probabilities, close);
        figures.check(at + "test_loss", new double[] {loss(logits, clips)}, close);
        figures.check(at + "head.classifier.weight", probe.classifier().weights(), close);
        figures.check(at + "head.classifier.bias", probe.classifier().intercepts(), close);
        if (figures.fixture().has(at + "head.bn.weight")) {
            FeatureNorm norm = probe.norm().orElseThrow();
            figures.check(at + "head.bn.weight", norm.scale(), close);
            figures.check(at + "head.bn.bias", norm.shift(), close);
            figures.check(at + "head.bn.running_mean", norm.runningMean(), close);
            figures.check(at + "head.bn.running_var", norm.runningVariance(), close);
        }
        for (int k : new int[] {1, 5}) {
            assertThat(Accuracy.topK(probabilities, figures.testLabels(), k))
                    .isCloseTo(figures.fixture().number("out/" + name + "/top" + k), within(1e-6));
        }
    }

    private static double[][] probabilities(double[][] logits, int clips) {
        return IntStream.range(0, logits.length / clips)
                .mapToObj(
                        v ->
                                ClipMean.of(
                                        Arrays.stream(logits, v * clips, (v + 1) * clips)
                                                .map(Softmax::of)
                                                .toArray(double[][]::new)))
                .toArray(double[][]::new);
    }

    private static double loss(double[][] logits, int clips) {
        return IntStream.range(0, logits.length)
                .mapToDouble(
                        row ->
                                Softmax.logSum(logits[row])
                                        - logits[row][figures.testLabels()[row / clips]])
                .average()
                .orElseThrow();
    }

    @Test
    void followsThePublishedLearningRates() {
        figures.check(
                "out/probe/lr",
                schedule().rates(figures.training().size()),
                new Closeness(1e-6, 1e-7));
    }

    private static SgdSchedule schedule() {
        Fixture fixture = figures.fixture();
        return new SgdSchedule(
                figures.integers("hp/probe/epochs")[0],
                figures.integers("hp/probe/batch")[0],
                fixture.number("hp/probe/lr"),
                figures.integers("hp/probe/warmup_epochs")[0],
                fixture.number("hp/probe/momentum"),
                fixture.number("hp/probe/weight_decay"));
    }

    @Test
    void refusesBatchNormOfASingleSample() {
        TrainingFeatures one = new TrainingFeatures(new double[][] {{1}}, new int[] {0}, 2);
        assertThatThrownBy(
                        () ->
                                SgdProbe.train(
                                        one,
                                        new double[2][1],
                                        true,
                                        new SgdSchedule(1, 8, 0.1, 0, 0.9, 0),
                                        epoch -> new int[] {0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("batch norm needs two samples a step or more, found 1");
    }
}
