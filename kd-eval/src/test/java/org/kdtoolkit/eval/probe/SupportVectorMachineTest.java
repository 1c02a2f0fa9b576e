package org.kdtoolkit.eval.probe;

import static org.assertj.core.api.Assertions.assertThat;
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

class SupportVectorMachineTest {

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

    private static final Closeness CLOSE = new Closeness(1e-3, 1e-3);

    static List<String> cases() {
        return Fixture.namesIn("metrics_probe", "hp/", "/cost");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesThePublishedFigures(String name) {
        boolean ofBoth = name.startsWith("av");
        check(
                name,
                figures.training(ofBoth ? "out/av/train" : "in/train"),
                figures.clips(ofBoth ? "out/av/test" : "in/test_clips"));
    }

    private static void check(String name, TrainingFeatures plain, double[][][] plainClips) {
        boolean standardised = figures.integers("hp/" + name + "/standardise")[0] == 1;
        UnaryOperator<double[]> scaling =
                standardised ? Standardisation.of(plain.features()) : UnaryOperator.identity();
        TrainingFeatures training = plain.map(scaling);
        double[][][] clips = mapped(plainClips, scaling);

        LinearClassifier classifier =
                SupportVectorMachine.fit(
                        training, figures.fixture().number("hp/" + name + "/cost"));

        double[][] ofClips =
                Arrays.stream(clips)
                        .flatMap(Arrays::stream)
                        .map(classifier::scores)
                        .toArray(double[][]::new);
        double[][] means =
                Arrays.stream(clips).map(classifier::meanScores).toArray(double[][]::new);
        figures.check("ref64/" + name + "/weights", weights(classifier), CLOSE);
        figures.check("ref64/" + name + "/decision_clips", ofClips, CLOSE);
        figures.check("out/" + name + "/decision_clips", ofClips, CLOSE);
        figures.check("out/" + name + "/decision_mean", means, CLOSE);
        accuracy(name + "/top1", means, figures.testLabels(), 1);
        accuracy(name + "/top5", means, figures.testLabels(), 5);
        accuracy(
                name + "/train_top1",
                Arrays.stream(training.features()).map(classifier::scores).toArray(double[][]::new),
                training.labels(),
                1);
    }

    private static double[][][] mapped(double[][][] clips, UnaryOperator<double[]> scaling) {
        return Arrays.stream(clips)
                .map(sample -> Arrays.stream(sample).map(scaling).toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    private static void accuracy(String key, double[][] scores, int[] labels, int k) {
        assertThat(Accuracy.topK(scores, labels, k))
                .as(key)
                .isCloseTo(figures.fixture().number("out/" + key), within(1e-6));
    }

    /** [C, D + 1], the intercept last. */
    private static double[][] weights(LinearClassifier classifier) {
        return IntStream.range(0, classifier.intercepts().length)
                .mapToObj(
                        c -> {
                            double[] w = classifier.weights()[c];
                            double[] all = Arrays.copyOf(w, w.length + 1);
                            all[w.length] = classifier.intercepts()[c];
                            return all;
                        })
                .toArray(double[][]::new);
    }

    @Test
    void putsTheEmbeddingsOfTwoNetworksSideBySideAsPublished() {
        double[][] video = figures.rows("in/train");
        double[][] audio = figures.rows("in/av/train_audio");
        figures.check(
                "out/av/train",
                sideBySide(
                        Arrays.stream(video)
                                .map(row -> new double[][] {row})
                                .toArray(double[][][]::new),
                        audio),
                Closeness.DEFAULT);
        double[][][] crops = crops();
        double[][] clips = figures.rows("in/av/test_audio_clips");
        figures.check("out/av/test", sideBySide(crops, clips), Closeness.DEFAULT);
    }

    /** The crops of each clip: [V * clips, crops, D]. */
    private static double[][][] crops() {
        double[][] rows = figures.rows("in/av/test_video_crops");
        int crops = (int) figures.fixture().get("in/av/test_video_crops").getShape().get(2);
        return IntStream.range(0, rows.length / crops)
                .mapToObj(clip -> Arrays.copyOfRange(rows, clip * crops, (clip + 1) * crops))
                .toArray(double[][][]::new);
    }

    private static double[][] sideBySide(double[][][] video, double[][] audio) {
        return IntStream.range(0, audio.length)
                .mapToObj(i -> SideBySide.of(List.of(video[i], new double[][] {audio[i]})))
                .toArray(double[][]::new);
    }

    @Test
    void tellsTwoClassesApartByAScoreForEach() {
        TrainingFeatures training =
                new TrainingFeatures(
                        new double[][] {{3, 1}, {2, 0}, {-3, 1}, {-2, 0}},
                        new int[] {1, 1, 0, 0},
                        2);
        LinearClassifier classifier = SupportVectorMachine.fit(training, 1);
        double[] scores = classifier.scores(new double[] {2.5, 1});
        assertThat(scores[1]).isPositive();
        assertThat(scores[0]).isCloseTo(-scores[1], within(1e-6));
    }

    @Test
    void takesNothingForAClassWithoutSamples() {
        TrainingFeatures training =
                new TrainingFeatures(
                        new double[][] {{1, 0}, {2, 1}, {-1, 0}}, new int[] {0, 0, 2}, 3);
        LinearClassifier classifier = SupportVectorMachine.fit(training, 1);
        assertThat(classifier.scores(new double[] {1, 0})[1]).isNegative();
        assertThat(classifier.scores(new double[] {-1, 0})[1]).isNegative();
    }
}
