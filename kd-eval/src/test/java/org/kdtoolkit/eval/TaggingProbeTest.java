package org.kdtoolkit.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.eval.EvaluatorContext;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.api.plugin.EvaluatorProvider;
import org.kdtoolkit.api.plugin.Kind;

/** Samples that may have several labels, told by classifiers of one class each. */
class TaggingProbeTest {

    private final EvaluatorProvider provider =
            new EvalPlugin().provider(Kind.EVALUATOR, "tagging-probe");
    private final TaggingProbeConfig config =
            new TaggingProbeConfig(
                    Optional.empty(), 1, FeatureScaling.STANDARDISE, List.of(0.01, 1.0));

    @Test
    void findsClassesThatShareSamples() {
        Map<String, Double> metrics = judge(config, drawn(60, 2), drawn(120, 1));
        assertThat(metrics.get("tagging-probe-map")).isGreaterThan(0.9);
        assertThat(judge(config, drawn(60, 2), drawn(120, 1))).isEqualTo(metrics);
    }

    @Test
    void learnsFromAsManyLabelsAsItIsAllowed() {
        TaggingProbeConfig few =
                new TaggingProbeConfig(
                        Optional.of(121), 1, FeatureScaling.STANDARDISE, List.of(1.0));
        assertThat(provider.leastTrainingLabels(few)).isEqualTo(121);
        assertThatThrownBy(() -> judge(few, drawn(60, 2), drawn(120, 1)))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "the task 'tagging-probe' learns from 121 labels, but only 120 training"
                                + " samples have one; lower its 'labels'");
    }

    @Test
    void saysWhatItIs() {
        assertThat(provider.metrics(config))
                .containsExactly(Metric.fraction("tagging-probe-map").headline());
        assertThat(provider.objection(TargetKind.MULTI_LABEL)).isEmpty();
        assertThat(provider.objection(TargetKind.SINGLE_LABEL)).isEmpty();
        assertThat(provider.readsScores(config)).isFalse();
        assertThat(provider.readsViews(config)).isTrue();
    }

    private Map<String, Double> judge(
            TaggingProbeConfig settings, Predictions test, Predictions training) {
        return provider.create(
                        settings,
                        EvaluatorContext.of(List.of("rain", "wind"), TargetKind.MULTI_LABEL))
                .evaluate(test, () -> training);
    }

    /** The first feature tells of the first class, the second of the second. */
    private static Predictions drawn(int samples, long seed) {
        Random random = new Random(seed);
        float[][] embeddings = new float[samples][2];
        List<int[]> labels =
                IntStream.range(0, samples)
                        .mapToObj(
                                i -> IntStream.range(0, 2).filter(c -> (i >> c) % 2 == 1).toArray())
                        .toList();
        for (int i = 0; i < samples; i++) {
            for (int c = 0; c < 2; c++) {
                double place = (i >> c) % 2 == 1 ? 2 : -2;
                embeddings[i][c] = (float) (place + random.nextGaussian());
            }
        }
        return new Predictions(
                IntStream.range(0, samples).mapToObj(i -> "s" + i).toList(),
                labels,
                embeddings,
                new float[samples][0]);
    }
}
