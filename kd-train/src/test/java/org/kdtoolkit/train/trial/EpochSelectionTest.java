package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.train.config.EarlyStoppingConfig;

class EpochSelectionTest {

    private final EpochSelection byMetric = new EpochSelection("validation/top1");
    private final EpochSelection last = new EpochSelection("last");

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
    void stopsWhenTheMetricHasNotRisenForLong() {
        EarlyStoppingConfig config = new EarlyStoppingConfig(2, 0);
        assertThat(EpochSelection.stops(config, List.of(0.5, 0.4))).isFalse();
        assertThat(EpochSelection.stops(config, List.of(0.5, 0.4, 0.5))).isTrue();
        assertThat(EpochSelection.stops(config, List.of(0.5, 0.4, 0.6))).isFalse();
    }

    @Test
    void doesNotCountARiseBelowTheMinimum() {
        EarlyStoppingConfig config = new EarlyStoppingConfig(2, 0.1);
        assertThat(EpochSelection.stops(config, List.of(0.5, 0.55, 0.59))).isTrue();
        assertThat(EpochSelection.stops(config, List.of(0.5, 0.55, 0.61))).isFalse();
    }
}
