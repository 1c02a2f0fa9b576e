package org.kdtoolkit.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.eval.EvaluatorContext;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.api.plugin.EvaluatorProvider;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.eval.probe.Distance;
import org.kdtoolkit.eval.probe.TrainingFeatures;

/** The tasks that train a classifier on embeddings. */
class ProbesTest {

    private static final List<String> CLASSES = List.of("cat", "dog", "owl");
    private static final EvaluatorContext SINGLE =
            EvaluatorContext.of(CLASSES, TargetKind.SINGLE_LABEL);
    private static final List<Double> COSTS = List.of(0.01, 1.0);
    private static final SgdProbeConfig SGD = new SgdProbeConfig(20, 8, 0.5, 2, 0.9, 1e-4, true);

    @ParameterizedTest
    @ValueSource(strings = {"linear-probe", "svm", "knn"})
    void findClassesThatLieApart(String task) {
        Predictions training = drawn(60, 3, 1);
        Map<String, Double> metrics = judge(task, settings(task), drawn(30, 3, 2), training);
        assertThat(metrics.values()).first().satisfies(v -> assertThat(v).isGreaterThan(0.9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear-probe", "svm", "knn"})
    void nameOneMetricAndReadNoScores(String task) {
        EvaluatorProvider provider = provider(task);
        assertThat(provider.metrics(settings(task)))
                .containsExactly(Metric.fraction(task.equals("knn") ? "knn3" : task).headline());
        assertThat(provider.readsScores(settings(task))).isFalse();
        assertThat(provider.readsTrainingLabels(settings(task))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear-probe", "svm", "knn"})
    void giveTheSameTwice(String task) {
        Predictions training = drawn(60, 0.5, 1);
        Predictions test = drawn(30, 0.5, 2);
        assertThat(judge(task, settings(task), test, training))
                .isEqualTo(judge(task, settings(task), test, training));
    }

    @Test
    void trainByStochasticGradientDescent() {
        assertThat(
                        judge(
                                "linear-probe",
                                new LinearProbeConfig(
                                        Optional.empty(),
                                        1,
                                        FeatureScaling.NONE,
                                        COSTS,
                                        Optional.of(SGD)),
                                drawn(30, 3, 2),
                                drawn(60, 3, 1)))
                .hasEntrySatisfying("linear-probe", value -> assertThat(value).isGreaterThan(0.9));
    }

    /** Of one clip the classifier is sure and wrong, of two others it is right by a little. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void averageProbabilitiesNotEmbeddingsOverTheClipsOfASample(boolean descent) {
        Predictions training =
                predictions(new float[][] {{-2}, {-1}, {-1}, {1}, {1}, {2}}, 0, 0, 0, 1, 1, 1);
        float[][] clips = {{-3}, {-3}, {20}};
        Predictions test =
                new Predictions(
                        List.of("a"),
                        List.of(new int[] {0}),
                        new float[][] {{14f / 3}},
                        new float[1][0],
                        List.<float[][]>of(clips));
        LinearProbeConfig config =
                new LinearProbeConfig(
                        Optional.empty(),
                        1,
                        FeatureScaling.NONE,
                        List.of(10.0),
                        descent
                                ? Optional.of(new SgdProbeConfig(50, 6, 0.5, 0, 0.9, 0, false))
                                : Optional.empty());
        assertThat(judge("linear-probe", config, test, training))
                .containsEntry("linear-probe", 1.0);
        assertThat(
                        judge(
                                "svm",
                                new SvmConfig(
                                        Optional.empty(), 1, FeatureScaling.NONE, List.of(10.0)),
                                test,
                                training))
                .containsEntry("svm", 0.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear-probe", "svm"})
    void learnFromEachClip(String task) {
        Predictions far = predictions(new float[][] {{-1}, {1}, {-1}, {1}}, 0, 1, 0, 1);
        List<float[][]> clips =
                List.of(
                        new float[][] {{-3}, {1}},
                        new float[][] {{3}, {-1}},
                        new float[][] {{-3}, {1}},
                        new float[][] {{3}, {-1}});
        Predictions seenTwice =
                new Predictions(far.ids(), far.labels(), far.embeddings(), far.scores(), clips);
        List<TrainingFeatures> learnt = new ArrayList<>();
        LinearProbe probe =
                new LinearProbe(
                        task,
                        SINGLE,
                        new LabelBudget(Optional.of(2), 1),
                        FeatureScaling.NONE,
                        training -> {
                            learnt.add(training.rows());
                            return ofSample -> new double[] {0, ofSample[0][0], 0};
                        });
        assertThat(probe.evaluate(far, () -> seenTwice)).containsKey(task);
        assertThat(learnt.get(0).features()).hasDimensions(4, 1);
    }

    @Test
    void refuseAWarmUpThatIsLongerThanTheTraining() {
        LinearProbeConfig config =
                new LinearProbeConfig(
                        Optional.empty(),
                        1,
                        FeatureScaling.NONE,
                        COSTS,
                        Optional.of(new SgdProbeConfig(2, 8, 0.5, 3, 0.9, 0, false)));
        assertThatThrownBy(() -> provider("linear-probe").create(config, SINGLE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "the learning rate of the task 'linear-probe' rises over 3 epochs, but it"
                                + " is trained for 2; lower 'warm-up-epochs'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear-probe", "svm", "knn"})
    void leaveOutTrainingSamplesWithoutALabel(String task) {
        Predictions training = drawn(60, 3, 1);
        List<String> ids = new ArrayList<>(training.ids());
        List<int[]> labels = new ArrayList<>(training.labels());
        ids.add("without");
        labels.add(new int[0]);
        float[][] embeddings = Arrays.copyOf(training.embeddings(), 61);
        embeddings[60] = new float[] {100, 100};
        Predictions more = new Predictions(ids, labels, embeddings, new float[61][0]);
        Predictions test = drawn(30, 0.5, 2);
        assertThat(judge(task, settings(task), test, more))
                .isEqualTo(judge(task, settings(task), test, training));
    }

    @Test
    void leaveAQueryOutOfItsOwnNeighbours() {
        Predictions training = predictions(new float[][] {{1, 0}, {1, 0.1f}, {0, 1}}, 0, 1, 2);
        KnnConfig nearest = new KnnConfig(1, Distance.COSINE, Optional.empty(), 1);
        assertThat(judge("knn", nearest, training, training)).containsEntry("knn1", 0.0);
    }

    @Test
    void learnFromAsManyLabelsAsTheyAreAllowed() {
        Predictions training = drawn(60, 3, 1);
        KnnConfig few = new KnnConfig(1, Distance.EUCLIDEAN, Optional.of(3), 1);
        KnnConfig many = new KnnConfig(1, Distance.EUCLIDEAN, Optional.of(61), 1);
        assertThat(judge("knn", few, drawn(30, 3, 2), training)).containsKey("knn1");
        assertThatThrownBy(() -> judge("knn", many, drawn(30, 3, 2), training))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "the task 'knn' learns from 61 labels, but only 60 training samples have"
                                + " one; lower its 'labels'");
        assertThat(provider("knn").leastTrainingLabels(many)).isEqualTo(61);
        assertThat(provider("knn").leastTrainingLabels(settings("knn"))).isEqualTo(3);
        assertThat(provider("svm").leastTrainingLabels(settings("svm"))).isEqualTo(2);
    }

    @Test
    void refuseMoreNeighboursThanThereAreTrainingSamples() {
        KnnConfig many = new KnnConfig(4, Distance.COSINE, Optional.empty(), 1);
        Predictions training = predictions(new float[][] {{1, 0}, {1, 0.1f}, {0, 1}}, 0, 1, 2);
        assertThatThrownBy(() -> judge("knn", many, drawn(3, 3, 2), training))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "the task 'knn' asks 4 neighbours, but only 3 training samples have a"
                                + " label; lower its 'k'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear-probe", "svm", "knn"})
    void refuseTrainingSamplesThatTeachNothing(String task) {
        Predictions test = drawn(30, 3, 2);
        assertThatThrownBy(
                        () ->
                                judge(
                                        task,
                                        settings(task),
                                        test,
                                        new Predictions(
                                                List.of("a"),
                                                List.of(new int[0]),
                                                new float[][] {{1, 2}},
                                                new float[1][0])))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "the task '%s' learns from the labels of training samples, but none has"
                                        .formatted(task)
                                + " one; give some samples their labels, or leave the task out");
        assertThatThrownBy(
                        () ->
                                judge(
                                        task,
                                        settings(task),
                                        test,
                                        predictions(new float[][] {{1, 2}, {2, 3}}, 1, 1)))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "the task '%s' learns to tell classes apart, but all 2 training samples with"
                                        .formatted(task)
                                + " a label are of the class 'dog'; give labels to samples of"
                                + " others, or leave the task out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear-probe", "svm", "knn"})
    void nameTheSampleWhoseEmbeddingCantBeUsed(String task) {
        Predictions training = drawn(60, 3, 1);
        assertThatThrownBy(
                        () ->
                                judge(
                                        task,
                                        settings(task),
                                        predictions(new float[][] {{1, Float.NaN}}, 0),
                                        training))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "the task '%s' reads embeddings, but that of the sample 's0' has a value"
                                        .formatted(task)
                                + " that is NaN; a lower learning rate may help");
        assertThatThrownBy(
                        () ->
                                judge(
                                        task,
                                        settings(task),
                                        drawn(3, 3, 1),
                                        predictions(new float[][] {{}, {}}, 0, 1)))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "the task '%s' reads embeddings, but that of the sample 's0' has no values;"
                                        .formatted(task)
                                + " the student's embedding needs a width of 1 or more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear-probe", "svm", "knn"})
    void refuseSeveralLabels(String task) {
        assertThat(provider(task).objection(TargetKind.MULTI_LABEL))
                .contains(
                        "the task '%s' expects one label a sample, but in this data set a sample may"
                                        .formatted(task)
                                + " have several; use the task 'tagging-probe'");
    }

    private static EvaluatorProvider provider(String task) {
        return new EvalPlugin().provider(Kind.EVALUATOR, task);
    }

    private static Record settings(String task) {
        return switch (task) {
            case "knn" -> new KnnConfig(3, Distance.COSINE, Optional.empty(), 1);
            case "svm" -> new SvmConfig(Optional.empty(), 1, FeatureScaling.STANDARDISE, COSTS);
            default ->
                    new LinearProbeConfig(
                            Optional.empty(),
                            1,
                            FeatureScaling.STANDARDISE,
                            COSTS,
                            Optional.empty());
        };
    }

    private static Map<String, Double> judge(
            String task, Record settings, Predictions test, Predictions training) {
        return provider(task).create(settings, SINGLE).evaluate(test, () -> training);
    }

    /** Samples of three classes around three places. */
    private static Predictions drawn(int samples, double apart, long seed) {
        Random random = new Random(seed);
        float[][] embeddings = new float[samples][2];
        int[] labels = new int[samples];
        for (int i = 0; i < samples; i++) {
            labels[i] = i % 3;
            double angle = 2 * Math.PI * labels[i] / 3;
            embeddings[i][0] = (float) (apart * Math.cos(angle) + random.nextGaussian());
            embeddings[i][1] = (float) (apart * Math.sin(angle) + random.nextGaussian());
        }
        return predictions(embeddings, labels);
    }

    private static Predictions predictions(float[][] embeddings, int... labels) {
        List<String> ids = new ArrayList<>();
        List<int[]> each = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            ids.add("s" + i);
            each.add(new int[] {labels[i]});
        }
        return new Predictions(ids, each, embeddings, new float[labels.length][0]);
    }
}
