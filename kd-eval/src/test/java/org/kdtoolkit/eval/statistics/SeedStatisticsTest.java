package org.kdtoolkit.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeedStatisticsTest {

    @Test
    void describesSeveralSeedsByMeanAndSampleDeviation() {
        Spread spread = new Spread(List.of(0.2, 0.4, 0.9));
        assertThat(spread.mean()).isCloseTo(0.5, within(1e-12));
        assertThat(spread.deviation().orElseThrow())
                .isCloseTo(Math.sqrt((0.09 + 0.01 + 0.16) / 2), within(1e-12));
    }

    @Test
    void hasNoDeviationForOneSeed() {
        assertThat(new Spread(List.of(0.2)).deviation()).isEmpty();
        assertThatThrownBy(() -> new Spread(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void comparesTheSeedsThatBothMethodsHave() {
        PairedComparison comparison =
                PairedComparison.of(
                                Map.of(1, 0.50, 2, 0.60, 3, 0.55, 4, 0.10),
                                Map.of(3, 0.58, 2, 0.64, 1, 0.52, 9, 0.99))
                        .orElseThrow();
        // differences 0.02, 0.04, 0.03: t = 0.03 / (0.01 / sqrt 3), t(0.975; 2) = 4.302653
        assertThat(comparison.pairs()).isEqualTo(3);
        assertThat(comparison.difference()).isCloseTo(0.03, within(1e-12));
        double half = 4.302652730 * 0.01 / Math.sqrt(3);
        assertThat(comparison.low()).isCloseTo(0.03 - half, within(1e-9));
        assertThat(comparison.high()).isCloseTo(0.03 + half, within(1e-9));
        // the t distribution of two degrees of freedom has a closed form
        double t = 3 * Math.sqrt(3);
        assertThat(comparison.pValue()).isCloseTo(1 - t / Math.sqrt(t * t + 2), within(1e-9));
    }

    @Test
    void comparesNothingOverFewerThanTwoCommonSeeds() {
        assertThat(PairedComparison.of(Map.of(1, 0.5, 2, 0.6), Map.of(2, 0.7, 3, 0.7))).isEmpty();
    }

    @Test
    void knowsDifferencesWithoutSpread() {
        Map<Integer, Double> values = Map.of(1, 0.5, 2, 0.25);
        assertThat(PairedComparison.of(values, values))
                .contains(new PairedComparison(0, 0, 0, 0, 1, 2));
        assertThat(PairedComparison.of(values, Map.of(1, 0.75, 2, 0.5)))
                .contains(new PairedComparison(0.25, 0, 0.25, 0.25, 0, 2));
    }

    /** Beside scipy.stats.bootstrap 1.17.1 with 500,000 resamples at the same expanded level. */
    @Test
    void drawsSeedsForAnIntervalWithoutADistribution() {
        Spread spread = new Spread(List.of(0.61, 0.64, 0.60, 0.66, 0.63, 0.70, 0.62));
        MeanInterval found = MeanInterval.bootstrap(spread).orElseThrow();
        assertThat(found.low()).isCloseTo(0.61143, within(1e-3));
        assertThat(found.high()).isCloseTo(0.67143, within(1e-3));
        assertThat(MeanInterval.bootstrap(spread)).contains(found);
        assertThat(MeanInterval.bootstrap(new Spread(List.of(0.1, 0.2, 0.3, 0.4)))).isEmpty();
        assertThat(MeanInterval.bootstrap(new Spread(List.of(0.1, 0.2, 0.3, 0.4, Double.NaN))))
                .isEmpty();
    }
}
