package org.kdtoolkit.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.eval.Evaluator;
import org.kdtoolkit.api.eval.EvaluatorContext;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.api.plugin.EvaluatorProvider;
import org.kdtoolkit.api.plugin.Kind;

class EvaluatorsTest {

    private static final EvaluatorContext SINGLE =
            EvaluatorContext.of(List.of("cat", "dog", "owl"), TargetKind.SINGLE_LABEL);
    private static final EvaluatorContext MULTI =
            EvaluatorContext.of(List.of("cat", "dog", "owl"), TargetKind.MULTI_LABEL);

    private static final Predictions TEST =
            new Predictions(
                    List.of("a", "b"),
                    List.of(new int[] {0}, new int[] {2}),
                    new float[][] {{1, 0}, {0, 1}},
                    new float[][] {{0.8f, 0.1f, 0.1f}, {0.5f, 0.3f, 0.2f}});
    private static final Predictions TRAINING =
            new Predictions(
                    List.of("c", "d", "e"),
                    List.of(new int[] {0}, new int[] {1}, new int[] {2}),
                    new float[][] {{2, 0.1f}, {0.1f, 2}, {1, 1}},
                    new float[3][3]);

    @Test
    void haveOneHeadlineEach() {
        assertThat(headlines("recognition")).containsExactly("top1");
        assertThat(headlines("retrieval")).containsExactly("retrieval-map");
        assertThat(headlines("tagging")).containsExactly("tagging-map");
    }

    @Test
    void measureFractionsOfWhichTheGreaterAreBetterButForAnErrorAndAPlainNumber() {
        List<Metric> all = EvalPlugin.metrics().values().stream().flatMap(List::stream).toList();
        assertThat(all)
                .filteredOn(metric -> !metric.isGreaterBetter())
                .containsExactly(Metric.fraction("ece").lessIsBetter());
        assertThat(all)
                .filteredOn(metric -> metric.unit() != Metric.Unit.FRACTION)
                .containsExactly(Metric.number("tagging-dprime").label("d'"));
    }

    @Test
    void recogniseByTopOneAndTopFive() {
        assertThat(check("recognition", new RecognitionConfig(), SINGLE, TEST))
                .containsEntry("top1", 0.5)
                .containsEntry("top5", 1.0);
    }

    @Test
    void recogniseByMeansOverClassesAndCalibration() {
        assertThat(check("recognition", new RecognitionConfig(), SINGLE, TEST))
                .containsEntry("mean-class-accuracy", 0.5)
                // "cat" is found once and taken once too often; nobody is taken for an "owl"
                .containsEntry("macro-f1", 1 / 3.0)
                // the one that is right has 0.8, the other one 0.5
                .hasEntrySatisfying("ece", e -> assertThat(e).isCloseTo(0.35, within(1e-7)));
    }

    @Test
    void refuseRecognitionOfSeveralLabels() {
        assertThatThrownBy(() -> provider("recognition").create(new RecognitionConfig(), MULTI))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "the task 'recognition' expects one label a sample, but in this data set a"
                                + " sample may have several; use the task 'tagging'");
    }

    @Test
    void retrieveFromTheTrainingSubset() {
        // "b" finds "d" first, "e" of its own class second
        assertThat(retrieval(MapDefinition.FULL, 500, Gallery.TRAIN, TEST))
                .containsEntry("retrieval-top1", 0.5)
                .containsEntry("retrieval-top5", 1.0)
                .containsEntry("retrieval-top10", 1.0)
                .containsEntry("retrieval-map", 0.75);
        assertThat(retrieval(MapDefinition.PUBLISHED, 1, Gallery.TRAIN, TEST))
                .containsEntry("retrieval-map", 1.0);
        assertThat(retrieval(MapDefinition.ZERO, 1, Gallery.TRAIN, TEST))
                .containsEntry("retrieval-map", 0.5);
        assertThat(retrieval(MapDefinition.MIN_R_K, 1, Gallery.TRAIN, TEST))
                .containsEntry("retrieval-map", 0.5);
    }

    @Test
    void nameBothConventionsOfEachRankThatCuts() {
        RetrievalConfig asked =
                new RetrievalConfig(MapDefinition.FULL, 500, List.of(2, 1), Gallery.TRAIN);
        assertThat(check("retrieval", asked, SINGLE, TEST))
                .containsEntry("retrieval-map", 0.75)
                .containsEntry("retrieval-map-at-1-standard", 0.5)
                .containsEntry("retrieval-map-at-1-published", 1.0)
                .containsEntry("retrieval-map-at-2-standard", 0.75)
                .containsEntry("retrieval-map-at-2-published", 0.75)
                .hasSize(8);
        assertThat(retrieval(MapDefinition.PUBLISHED, 1, Gallery.TRAIN, TEST))
                .containsKeys("retrieval-map-at-1-standard", "retrieval-map-at-1-published")
                .hasSize(6);
        assertThat(retrieval(MapDefinition.FULL, 1, Gallery.TRAIN, TEST)).hasSize(4);
    }

    @Test
    void leaveAQueryOutOfItsOwnGallery() {
        for (Gallery gallery : Gallery.values()) {
            assertThat(retrieval(MapDefinition.FULL, 500, gallery, TRAINING))
                    .containsEntry("retrieval-top1", 0.0);
        }
    }

    @Test
    void askForTheTrainingSubsetOnlyWhereTheyNeedIt() {
        Supplier<Predictions> forbidden =
                () -> {
                    throw new AssertionError("the gallery is not needed");
                };
        RetrievalConfig settings =
                new RetrievalConfig(MapDefinition.FULL, 1, List.of(), Gallery.SELF);
        Evaluator self = provider("retrieval").create(settings, SINGLE);
        assertThat(self.evaluate(TEST, forbidden)).isNotEmpty();
    }

    @Test
    void tagSingleAndSeveralLabels() {
        for (EvaluatorContext context : List.of(SINGLE, MULTI)) {
            // "cat" is ranked right and "owl" too; nobody is a "dog"
            assertThat(check("tagging", new TaggingConfig(), context, TEST))
                    .containsEntry("tagging-map", 1.0)
                    .containsEntry("tagging-auc", 1.0)
                    .containsEntry("tagging-dprime", Double.POSITIVE_INFINITY)
                    // "owl" is the last of three for its sample
                    .containsEntry("tagging-lwlrap", 2 / 3.0);
        }
    }

    private static Map<String, Double> retrieval(
            MapDefinition map, int rank, Gallery gallery, Predictions predictions) {
        return check(
                "retrieval",
                new RetrievalConfig(map, rank, List.of(), gallery),
                SINGLE,
                predictions);
    }

    private static EvaluatorProvider provider(String task) {
        return new EvalPlugin().provider(Kind.EVALUATOR, task);
    }

    private static List<String> headlines(String task) {
        return EvalPlugin.metrics().get(task).stream()
                .filter(Metric::isHeadline)
                .map(Metric::name)
                .toList();
    }

    /** The metrics of a task, which are those that its provider declares. */
    private static Map<String, Double> check(
            String task, Record settings, EvaluatorContext context, Predictions predictions) {
        EvaluatorProvider provider = provider(task);
        Map<String, Double> metrics =
                provider.create(settings, context).evaluate(predictions, () -> TRAINING);
        assertThat(metrics.keySet())
                .containsExactlyElementsOf(
                        provider.metrics(settings).stream().map(Metric::name).toList());
        return metrics;
    }
}
