package org.kdtoolkit.train.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EpochSelectionTest {

    private final EpochSelection byMetric = new EpochSelection.Best("top1");
    private final EpochSelection last = new EpochSelection.Last();

    @Test
    void choosesTheBestEpochAndTheEarliestOfEquals() {
        assertThat(byMetric.chosen(List.of(0.2, 0.5, 0.4, 0.5))).isEqualTo(2);
    }

    @Test
    void choosesTheLastEpochWhateverItsValue() {
        assertThat(last.chosen(List.of(0.2, 0.5, 0.4))).isEqualTo(3);
        assertThat(last.chosen(List.of(Double.NaN, Double.NaN))).isEqualTo(2);
    }

    @Test
    void keepsAnEpochOnlyIfItIsBetterThanAllBefore() {
        assertThat(byMetric.choosesLastOf(List.of(0.2))).isTrue();
        assertThat(byMetric.choosesLastOf(List.of(0.2, 0.3))).isTrue();
        assertThat(byMetric.choosesLastOf(List.of(0.3, 0.3))).isFalse();
        assertThat(last.choosesLastOf(List.of(0.3, 0.2))).isTrue();
    }

    @Test
    void comparesTheValidationSamplesMetric() {
        Map<String, Double> metrics = Map.of("validation/top1", 0.5, "test/top1", 0.7);
        assertThat(byMetric.value(metrics)).isEqualTo(0.5);
        assertThat(byMetric.value(Map.of())).isNaN();
        assertThat(last.value(metrics)).isNaN();
    }

    @Test
    void readsWhatItIsWrittenAs() {
        List<String> metrics = List.of("top1", "top5");
        for (EpochSelection selection : List.of(byMetric, last)) {
            assertThat(EpochSelection.of(selection.text(), metrics)).contains(selection);
        }
        for (String wrong : List.of("top1", "test/top1", "validation/map", "validation/", "")) {
            assertThat(EpochSelection.of(wrong, metrics)).as(wrong).isEmpty();
        }
    }

    @Test
    void stopsWhenTheMetricHasNotRisenForLong() {
        EarlyStoppingConfig config = new EarlyStoppingConfig(2, 0);
        assertThat(config.stopsAfter(List.of(0.5, 0.4))).isFalse();
        assertThat(config.stopsAfter(List.of(0.5, 0.4, 0.5))).isTrue();
        assertThat(config.stopsAfter(List.of(0.5, 0.4, 0.6))).isFalse();
    }

    @Test
    void doesNotCountARiseBelowTheMinimum() {
        EarlyStoppingConfig config = new EarlyStoppingConfig(2, 0.1);
        assertThat(config.stopsAfter(List.of(0.5, 0.55, 0.59))).isTrue();
        assertThat(config.stopsAfter(List.of(0.5, 0.55, 0.61))).isFalse();
    }
}
