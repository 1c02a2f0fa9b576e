package org.kdtoolkit.train.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.eval.MetricKey;

class EpochSelectionTest {

    private static final Metric TOP1 = Metric.fraction("top1").headline();
    private static final Metric ERROR_RATE = Metric.fraction("error-rate").lessIsBetter();

    private final EpochSelection byMetric = new EpochSelection.Best(TOP1);
    private final EpochSelection byError = new EpochSelection.Best(ERROR_RATE);
    private final EpochSelection last = new EpochSelection.Last();

    @Test
    void choosesTheBestEpochAndTheEarliestOfEquals() {
        assertThat(byMetric.chosen(List.of(0.2, 0.5, 0.4, 0.5))).isEqualTo(2);
    }

    @Test
    void choosesTheLeastValueWhereLessIsBetter() {
        assertThat(byError.chosen(List.of(0.5, 0.2, 0.4, 0.2))).isEqualTo(2);
    }

    @Test
    void choosesNoEpochWithoutAValueWhereAnotherHasOne() {
        assertThat(byMetric.chosen(List.of(Double.NaN, 0.1, Double.NaN))).isEqualTo(2);
        assertThat(byError.chosen(List.of(Double.NaN, 0.1, Double.NaN))).isEqualTo(2);
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
        Map<MetricKey, Double> metrics =
                Map.of(
                        MetricKey.of(Subset.VALIDATION, "top1"),
                        0.5,
                        MetricKey.of(Subset.TEST, "top1"),
                        0.7);
        assertThat(byMetric.value(metrics)).isEqualTo(0.5);
        assertThat(byMetric.value(Map.of())).isNaN();
        assertThat(last.value(metrics)).isNaN();
    }

    @Test
    void namesTheStudentAmongSeveral() {
        List<String> students = List.of("image", "audio");
        EpochSelection ofAudio = new EpochSelection.Best(TOP1, Optional.of("audio"));

        assertThat(ofAudio.text()).isEqualTo("audio/validation/top1");
        assertThat(EpochSelection.of(ofAudio.text(), List.of(TOP1), students)).contains(ofAudio);
        assertThat(EpochSelection.of("validation/top1", List.of(TOP1), students)).isEmpty();
        assertThat(EpochSelection.choices(List.of(TOP1), students))
                .containsExactly(
                        "last", "validation", "image/validation/top1", "audio/validation/top1");
        MetricKey own = MetricKey.of(Subset.VALIDATION, "top1");
        assertThat(ofAudio.value(Map.of(own, 0.1, own.ofNetwork("audio"), 0.2))).isEqualTo(0.2);
    }

    @Test
    void readsWhatItIsWrittenAs() {
        List<Metric> metrics = List.of(TOP1, ERROR_RATE);
        for (EpochSelection selection : List.of(byMetric, byError, last)) {
            assertThat(EpochSelection.of(selection.text(), metrics, List.of())).contains(selection);
        }
        for (String wrong : List.of("top1", "test/top1", "validation/map", "validation/", "")) {
            assertThat(EpochSelection.of(wrong, metrics, List.of())).as(wrong).isEmpty();
        }
    }

    @Test
    void stopsWhenTheMetricHasNotRisenForLong() {
        EarlyStoppingConfig config = new EarlyStoppingConfig(2, 0);
        assertThat(config.stopsAfter(List.of(0.5, 0.4), TOP1)).isFalse();
        assertThat(config.stopsAfter(List.of(0.5, 0.4, 0.5), TOP1)).isTrue();
        assertThat(config.stopsAfter(List.of(0.5, 0.4, 0.6), TOP1)).isFalse();
    }

    @Test
    void stopsWhenAMetricHasNotFallenForLongWhereLessIsBetter() {
        EarlyStoppingConfig config = new EarlyStoppingConfig(2, 0.1);
        assertThat(config.stopsAfter(List.of(0.5, 0.6, 0.7), ERROR_RATE)).isTrue();
        assertThat(config.stopsAfter(List.of(0.5, 0.45, 0.41), ERROR_RATE)).isTrue();
        assertThat(config.stopsAfter(List.of(0.5, 0.45, 0.39), ERROR_RATE)).isFalse();
    }

    @Test
    void doesNotCountARiseBelowTheMinimum() {
        EarlyStoppingConfig config = new EarlyStoppingConfig(2, 0.1);
        assertThat(config.stopsAfter(List.of(0.5, 0.55, 0.59), TOP1)).isTrue();
        assertThat(config.stopsAfter(List.of(0.5, 0.55, 0.61), TOP1)).isFalse();
    }
}
