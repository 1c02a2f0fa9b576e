package org.kdtoolkit.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.eval.statistics.EquivalentLabels.Found;
import org.kdtoolkit.eval.statistics.EquivalentLabels.Interval;
import org.kdtoolkit.eval.statistics.EquivalentLabels.Reason;
import org.kdtoolkit.eval.statistics.EquivalentLabels.Unknown;

class EquivalentLabelsTest {

    private static final List<Integer> BUDGETS = List.of(20, 50, 100, 500, 1000);

    /** Ten points more for ten times as many labels. */
    private static final DoubleUnaryOperator LOGARITHMIC = n -> 0.3 + 0.1 * Math.log10(n);

    @Test
    void isExactWhereTheCurveIsALineOverTheLogarithm() {
        double atTwoHundred = LOGARITHMIC.applyAsDouble(200);

        Found found = (Found) EquivalentLabels.of(same(LOGARITHMIC, 5), same(atTwoHundred, 5));

        assertThat(found.labels()).isCloseTo(200, within(1e-9));
        assertThat(found.interval().orElseThrow().low()).isCloseTo(200, within(1e-9));
        assertThat(found.interval().orElseThrow().high()).isCloseTo(200, within(1e-9));
        assertThat(found.seeds()).isEqualTo(5);
    }

    @Test
    void ofPlainTrainingItselfIsItsOwnBudget() {
        NavigableMap<Integer, Map<Integer, Double>> plain = noisy(LOGARITHMIC, 5, 0.001, 1);

        for (int budget : BUDGETS) {
            Found found = (Found) EquivalentLabels.of(plain, plain.get(budget));

            assertThat(found.labels()).isCloseTo(budget, within(1e-9));
        }
    }

    @Test
    void growsWithTheMethod() {
        NavigableMap<Integer, Map<Integer, Double>> plain = noisy(LOGARITHMIC, 5, 0.02, 3);
        double before = Double.NEGATIVE_INFINITY;
        for (double value = 0.4; value < 0.65; value += 0.002) {
            double labels = ((Found) EquivalentLabels.of(plain, same(value, 5))).labels();
            assertThat(labels).isGreaterThanOrEqualTo(before);
            before = labels;
        }
        assertThat(before).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void saysNothingBeyondTheBudgets() {
        Found better = (Found) EquivalentLabels.of(same(LOGARITHMIC, 5), same(0.7, 5));
        Found worse = (Found) EquivalentLabels.of(same(LOGARITHMIC, 5), same(0.4, 5));

        assertThat(better.labels()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(better.interval())
                .contains(new Interval(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
        assertThat(worse.labels()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void countsTheSeedsThatHaveAllValues() {
        NavigableMap<Integer, Map<Integer, Double>> plain = same(LOGARITHMIC, 6);
        plain.get(100).remove(1);
        Map<Integer, Double> method = same(0.5, 6);
        method.remove(2);

        Found found = (Found) EquivalentLabels.of(plain, method);

        assertThat(found.seeds()).isEqualTo(4);
        assertThat(found.interval()).isEmpty();
        assertThat(found.labels()).isCloseTo(100, within(1e-9));
    }

    @Test
    void canNotBeToldWithoutACurve() {
        assertThat(EquivalentLabels.of(same(n -> 0.5, 5), same(0.5, 5)))
                .isEqualTo(new Unknown(Reason.NOT_RISING));
        assertThat(EquivalentLabels.of(same(n -> 1 / n, 5), same(0.5, 5)))
                .isEqualTo(new Unknown(Reason.NOT_RISING));
        assertThat(EquivalentLabels.of(same(LOGARITHMIC, 5), Map.of(9, 0.5)))
                .isEqualTo(new Unknown(Reason.NO_COMMON_SEED));
        NavigableMap<Integer, Map<Integer, Double>> single =
                new TreeMap<>(Map.of(20, Map.of(1, 0.5)));
        assertThat(EquivalentLabels.of(single, Map.of(1, 0.5)))
                .isEqualTo(new Unknown(Reason.ONE_BUDGET));
    }

    @Test
    void isTheSameEachTime() {
        NavigableMap<Integer, Map<Integer, Double>> plain = noisy(LOGARITHMIC, 5, 0.02, 7);

        assertThat(EquivalentLabels.of(plain, same(0.5, 5)))
                .isEqualTo(EquivalentLabels.of(plain, same(0.5, 5)));
    }

    /** Of 200 experiments whose truth is 200 labels, the interval misses it in about ten. */
    @Test
    void itsIntervalCoversTheTruth() {
        int covered = 0;
        for (int experiment = 0; experiment < 200; experiment++) {
            NavigableMap<Integer, Map<Integer, Double>> plain =
                    noisy(LOGARITHMIC, 5, 0.01, experiment);
            Map<Integer, Double> method =
                    noisy(n -> LOGARITHMIC.applyAsDouble(200), 5, 0.01, 1000 + experiment).get(50);
            Optional<Interval> interval = ((Found) EquivalentLabels.of(plain, method)).interval();
            if (interval.filter(i -> i.low() <= 200 && 200 <= i.high()).isPresent()) {
                covered++;
            }
        }
        assertThat(covered).isBetween(180, 198);
    }

    @Test
    void theCurvePoolsWhatFalls() {
        RisingCurve curve =
                RisingCurve.through(
                        new double[] {1, 10, 100, 1000}, new double[] {0.1, 0.6, 0.4, 0.9});

        assertThat(curve.rises()).isTrue();
        assertThat(curve.reaches(0.5)).isEqualTo(10);
        assertThat(curve.reaches(0.3)).isCloseTo(Math.sqrt(10), within(1e-9));
        assertThat(curve.reaches(0.7)).isCloseTo(Math.pow(10, 2.5), within(1e-9));
        assertThat(curve.reaches(0.1)).isEqualTo(1);
        assertThat(curve.reaches(0.05)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(curve.reaches(0.91)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void theCurveHasPlacesInOrder() {
        assertThatThrownBy(() -> RisingCurve.through(new double[] {2, 1}, new double[] {0, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("places must be positive and ascend, found [2.0, 1.0]");
        assertThatThrownBy(() -> RisingCurve.through(new double[] {1}, new double[] {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a value for each place and a place at least, found 0 and 1");
    }

    private static Map<Integer, Double> same(double value, int seeds) {
        Map<Integer, Double> bySeed = new HashMap<>();
        IntStream.rangeClosed(1, seeds).forEach(seed -> bySeed.put(seed, value));
        return bySeed;
    }

    private static NavigableMap<Integer, Map<Integer, Double>> same(
            DoubleUnaryOperator curve, int seeds) {
        return noisy(curve, seeds, 0, 0);
    }

    private static NavigableMap<Integer, Map<Integer, Double>> noisy(
            DoubleUnaryOperator curve, int seeds, double noise, long randomSeed) {
        Random random = new Random(randomSeed);
        NavigableMap<Integer, Map<Integer, Double>> plain = new TreeMap<>();
        for (int budget : BUDGETS) {
            Map<Integer, Double> bySeed = same(curve.applyAsDouble(budget), seeds);
            bySeed.replaceAll((seed, value) -> value + noise * random.nextGaussian());
            plain.put(budget, bySeed);
        }
        return plain;
    }
}
