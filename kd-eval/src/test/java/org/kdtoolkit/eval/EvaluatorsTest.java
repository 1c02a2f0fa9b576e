package org.kdtoolkit.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.eval.Evaluator;
import org.kdtoolkit.api.eval.EvaluatorContext;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.config.plugin.Registry;

class EvaluatorsTest {

    private static final EvaluatorContext SINGLE =
            EvaluatorContext.of(List.of("cat", "dog", "owl"), false);
    private static final EvaluatorContext MULTI =
            EvaluatorContext.of(List.of("cat", "dog", "owl"), true);

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
    void areFoundAsServices() {
        Registry registry =
                Registry.builder().addServices(EvaluatorsTest.class.getClassLoader()).build();
        assertThat(registry.names(Kind.EVALUATOR)).contains("recognition", "retrieval", "tagging");
        registry.providers(Kind.EVALUATOR)
                .forEach(provider -> assertThat(provider.summary()).isNotBlank());
    }

    @Test
    void recogniseByTopOneAndTopFive() {
        Evaluator recognition = new RecognitionProvider().create(new RecognitionConfig(), SINGLE);
        assertThat(check(recognition, TEST)).containsEntry("top1", 0.5).containsEntry("top5", 1.0);
    }

    @Test
    void refuseRecognitionOfSeveralLabels() {
        assertThatThrownBy(() -> new RecognitionProvider().create(new RecognitionConfig(), MULTI))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "the task 'recognition' expects one label a sample, but in this data set a"
                                + " sample may have several; use the task 'tagging'");
    }

    @Test
    void retrieveFromTheTrainingSubset() {
        // "b" finds "d" first, "e" of its own class second
        assertThat(check(retrieval(MapDefinition.FULL, 500, Gallery.TRAIN), TEST))
                .containsEntry("retrieval-top1", 0.5)
                .containsEntry("retrieval-top5", 1.0)
                .containsEntry("retrieval-top10", 1.0)
                .containsEntry("retrieval-map", 0.75);
        assertThat(check(retrieval(MapDefinition.PUBLISHED, 1, Gallery.TRAIN), TEST))
                .containsEntry("retrieval-map", 1.0);
        assertThat(check(retrieval(MapDefinition.ZERO, 1, Gallery.TRAIN), TEST))
                .containsEntry("retrieval-map", 0.5);
        assertThat(check(retrieval(MapDefinition.MIN_R_K, 1, Gallery.TRAIN), TEST))
                .containsEntry("retrieval-map", 0.5);
    }

    @Test
    void leaveAQueryOutOfItsOwnGallery() {
        Evaluator self = retrieval(MapDefinition.FULL, 500, Gallery.SELF);
        assertThat(check(self, TRAINING)).containsEntry("retrieval-top1", 0.0);
        Evaluator train = retrieval(MapDefinition.FULL, 500, Gallery.TRAIN);
        assertThat(check(train, TRAINING)).containsEntry("retrieval-top1", 0.0);
    }

    @Test
    void askForTheTrainingSubsetOnlyWhereTheyNeedIt() {
        Supplier<Predictions> forbidden =
                () -> {
                    throw new AssertionError("the gallery is not needed");
                };
        assertThat(retrieval(MapDefinition.FULL, 1, Gallery.SELF).evaluate(TEST, forbidden))
                .isNotEmpty();
    }

    @Test
    void tagSingleAndSeveralLabels() {
        for (EvaluatorContext context : List.of(SINGLE, MULTI)) {
            Evaluator tagging = new TaggingProvider().create(new TaggingConfig(), context);
            // "cat" is ranked right and "owl" too; nobody is a "dog"
            assertThat(check(tagging, TEST))
                    .containsEntry("tagging-map", 1.0)
                    .containsEntry("tagging-auc", 1.0)
                    .containsEntry("tagging-dprime", Double.POSITIVE_INFINITY);
        }
    }

    private static Evaluator retrieval(MapDefinition map, int rank, Gallery gallery) {
        return new RetrievalProvider().create(new RetrievalConfig(map, rank, gallery), SINGLE);
    }

    private static Map<String, Double> check(Evaluator evaluator, Predictions predictions) {
        Map<String, Double> metrics = evaluator.evaluate(predictions, () -> TRAINING);
        assertThat(metrics.keySet()).isEqualTo(evaluator.metrics());
        return metrics;
    }
}
