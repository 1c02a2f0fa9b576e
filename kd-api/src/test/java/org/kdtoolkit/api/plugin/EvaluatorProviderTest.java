package org.kdtoolkit.api.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.eval.Metric;

class EvaluatorProviderTest {

    record Config(int rank) {}

    private final EvaluatorProvider.Builder<Config> builder =
            EvaluatorProvider.builder("hits", Config.class);

    @Test
    void declaresMetricsByConfiguration() {
        EvaluatorProvider provider =
                provider(builder.metrics(config -> List.of(Metric.fraction("hit-" + config.rank))));

        assertThat(provider.metrics(new Config(5))).containsExactly(Metric.fraction("hit-5"));
    }

    @Test
    void refusesTwoMetricsOfOneName() {
        EvaluatorProvider provider =
                provider(builder.metrics(Metric.fraction("hit"), Metric.number("hit")));

        assertThatThrownBy(() -> provider.metrics(new Config(5)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "the evaluator 'hits' declares the metric 'hit' twice; tell its author");
    }

    @Test
    void refusesNullForMetrics() {
        EvaluatorProvider nothing = provider(builder.metrics(config -> null));
        assertThatThrownBy(() -> nothing.metrics(new Config(5)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "the provider 'hits' says null of itself where names or values are"
                                + " expected; tell its author");
        EvaluatorProvider among =
                provider(builder.metrics(config -> Arrays.asList(Metric.fraction("hit"), null)));
        assertThatThrownBy(() -> among.metrics(new Config(5)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "the provider 'hits' says null among others of itself where names or values"
                                + " are expected; tell its author");
    }

    @Test
    void refusesToMeasureNothing() {
        EvaluatorProvider provider = provider(builder);

        assertThatThrownBy(() -> provider.metrics(new Config(5)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "the evaluator 'hits' declares no metric; its author has to say what it"
                                + " measures");
    }

    @Test
    void needsNoLabelOneOrAsManyAsItSays() {
        assertThat(provider(builder).leastTrainingLabels(new Config(5))).isZero();
        assertThat(
                        provider(builder.readsTrainingLabels(config -> config.rank > 5))
                                .leastTrainingLabels(new Config(6)))
                .isEqualTo(1);

        EvaluatorProvider provider = provider(builder.leastTrainingLabels(config -> config.rank));

        assertThat(provider.leastTrainingLabels(new Config(6))).isEqualTo(6);
        assertThat(provider.readsTrainingLabels(new Config(6))).isTrue();
    }

    @Test
    void readsScoresUnlessItSaysOtherwise() {
        assertThat(provider(builder).readsScores(new Config(5))).isTrue();

        EvaluatorProvider provider = provider(builder.readsScores(config -> config.rank > 5));

        assertThat(provider.readsScores(new Config(5))).isFalse();
        assertThat(provider.readsScores(new Config(6))).isTrue();
    }

    private static EvaluatorProvider provider(EvaluatorProvider.Builder<Config> builder) {
        return builder.build((config, context) -> (predictions, gallery) -> Map.of());
    }
}
