package org.kdtoolkit.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.eval.statistics.Comparisons.Comparison;

class ComparisonsTest {

    private static final ComparisonRules POINTS = ComparisonRules.of(Metric.fraction("top1"));

    private static Map<Integer, Double> values(double... values) {
        Map<Integer, Double> bySeed = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            bySeed.put(i + 1, values[i]);
        }
        return bySeed;
    }

    private static Comparison one(ComparisonRules rules, double... differences) {
        Map<String, Map<Integer, Double>> methods = new LinkedHashMap<>();
        methods.put("none", values(new double[differences.length]));
        methods.put("kd", values(differences));
        return Comparisons.to("none", methods, rules).get("kd");
    }

    @Test
    void saysInPlainWordsWhatIsBetterAndWorse() {
        Comparison better = one(POINTS, 0.03, 0.02, 0.04, 0.033);
        assertThat(better.verdict()).isInstanceOf(Verdict.Better.class);
        assertThat(better.sentence())
                .isEqualTo("better: +3.1 points, 95% interval 1.8 to 4.4, p = 0.005");
        Comparison worse = one(POINTS, -0.03, -0.02, -0.04, -0.033);
        assertThat(worse.verdict()).isInstanceOf(Verdict.Worse.class);
        assertThat(worse.sentence())
                .isEqualTo("worse: -3.1 points, 95% interval -4.4 to -1.8, p = 0.005");
    }

    @Test
    void turnsTheSenseWhereLessIsBetter() {
        ComparisonRules error = ComparisonRules.of(Metric.fraction("error").lessIsBetter());
        assertThat(one(error, -0.03, -0.02, -0.04, -0.033).sentence())
                .isEqualTo("better: -3.1 points, 95% interval -4.4 to -1.8, p = 0.005");
        ComparisonRules seconds = ComparisonRules.of(Metric.seconds("time"));
        assertThat(one(seconds, 0.03, 0.02, 0.04, 0.033).sentence())
                .isEqualTo("worse: +0.03 s, 95% interval 0.02 to 0.04, p = 0.005");
    }

    @Test
    void correctsOverTheFamily() {
        Map<String, Map<Integer, Double>> methods = new LinkedHashMap<>();
        methods.put("none", values(0.5, 0.6, 0.55, 0.52));
        methods.put("kd", values(0.53, 0.62, 0.59, 0.553));
        methods.put("crd", values(0.52, 0.59, 0.58, 0.52));
        methods.put("mnf", values(0.51, 0.61, 0.551, 0.527));
        Map<String, Comparison> found = Comparisons.to("none", methods, POINTS);
        assertThat(found.keySet()).containsExactly("kd", "crd", "mnf");
        Tested kd = found.get("kd").verdict().tested().orElseThrow();
        assertThat(kd.family()).isEqualTo(3);
        assertThat(kd.corrected()).isCloseTo(3 * kd.comparison().pValue(), within(1e-15));
        assertThat(found.get("kd").sentence())
                .isEqualTo(
                        "better: +3.1 points, 95% interval 1.8 to 4.4, p = 0.015 after correction");
        // p = 0.045 alone
        assertThat(found.get("mnf").sentence())
                .isEqualTo(
                        "no difference shown after correction (p = 0.091); 4 seeds would show 2"
                                + " points with 98% power (found: +0.70 points, 95% interval 0.02"
                                + " to 1.38)");
        assertThat(found.get("crd").sentence())
                .startsWith(
                        "no difference shown; 12 seeds would show 2 points with 80% power (found:"
                                + " +");
    }

    @Test
    void toldTheReferenceByAnyName() {
        Map<String, Map<Integer, Double>> methods = new LinkedHashMap<>();
        methods.put("kd", values(0.53, 0.62, 0.59, 0.553));
        methods.put("none", values(0.5, 0.6, 0.55, 0.52));
        assertThat(Comparisons.to("none", methods, POINTS).get("kd").verdict().word())
                .isEqualTo("better");
        assertThat(Comparisons.to("kd", methods, POINTS).get("none").verdict().word())
                .isEqualTo("worse");
        assertThatThrownBy(() -> Comparisons.to("nine", methods, POINTS))
                .hasMessage("the reference is 'nine'; expected one of [kd, none]");
    }

    @Test
    void saysWhereNothingCanBeSaid() {
        assertThat(one(POINTS, 0.03).sentence())
                .isEqualTo("can't tell: one seed says nothing about the spread between seeds");
        assertThat(one(POINTS).sentence()).isEqualTo("can't tell: no seed has a value of both");
        // the same gain each time, but for rounding
        Map<String, Map<Integer, Double>> methods = new LinkedHashMap<>();
        methods.put("none", values(0.1, 0.2, 0.6));
        methods.put("kd", values(0.1 + 0.02, 0.2 + 0.02, 0.6 + 0.02));
        Comparison same = Comparisons.to("none", methods, POINTS).get("kd");
        assertThat(same.sentence())
                .isEqualTo(
                        "can't tell: +2.0 points with each of the 3 seeds, so that the spread is"
                                + " unknown");
        assertThat(same.verdict().word()).isEqualTo("unknown");
    }

    @Test
    void takesEqualValuesForNoDifference() {
        Map<String, Map<Integer, Double>> methods = new LinkedHashMap<>();
        methods.put("none", values(0.3, 0.2));
        methods.put("kd", values(0.1 + 0.2, 0.2));
        Comparison equal = Comparisons.to("none", methods, POINTS).get("kd");
        assertThat(equal.sentence())
                .isEqualTo("no difference: the same values with each of the 2 seeds");
        assertThat(equal.verdict().tested().orElseThrow().corrected()).isEqualTo(1);
    }

    @Test
    void leavesSeedsWithoutFiniteValuesOutAndSaysSo() {
        Comparison found =
                one(POINTS, 0.03, Double.NaN, 0.02, Double.POSITIVE_INFINITY, 0.04, 0.033);
        assertThat(found.leftOut()).isEqualTo(2);
        assertThat(found.sentence())
                .isEqualTo(
                        "better: +3.1 points, 95% interval 1.8 to 4.4, p = 0.005; without 2 seeds"
                                + " that have no finite value");
        assertThat(one(POINTS, 0.03, Double.NaN).sentence())
                .isEqualTo(
                        "can't tell: one seed says nothing about the spread between seeds; without"
                                + " 1 seed that has no finite value");
    }

    @Test
    void whatWasNotTestedDoesNotCountToTheFamily() {
        Map<String, Map<Integer, Double>> methods = new LinkedHashMap<>();
        methods.put("none", values(0.5, 0.6, 0.55, 0.52));
        methods.put("kd", values(0.53, 0.62, 0.59, 0.553));
        methods.put("failed", values(0.52));
        assertThat(
                        Comparisons.to("none", methods, POINTS)
                                .get("kd")
                                .verdict()
                                .tested()
                                .orElseThrow()
                                .family())
                .isEqualTo(1);
    }

    @Test
    void wilcoxonNeedsSixSeeds() {
        ComparisonRules ranks = POINTS.with(PairedTestKind.WILCOXON);
        assertThat(one(ranks, 0.01, 0.02, 0.03, 0.04, 0.05).sentence())
                .isEqualTo(
                        "can't tell: Wilcoxon's test shows nothing with fewer than 6 seeds, found"
                                + " 5");
        assertThat(one(ranks, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06).sentence())
                .isEqualTo("better: +3.5 points, 95% interval 1.0 to 6.0, p = 0.031");
        assertThat(one(ranks, 0.01, -0.02, 0.03, 0.04, -0.05, 0.06).sentence())
                .isEqualTo(
                        "no difference shown; 37 seeds would show 2 points with 80% power (found:"
                                + " +1.0 points, 95% interval -5.0 to 6.0)");
    }

    @Test
    void tellsWhatWouldHaveBeenShownWhereNoSmallestDifferenceIsKnown() {
        ComparisonRules number = ComparisonRules.of(Metric.number("dprime"));
        Comparison found = one(number, 0.3, -0.2, 0.25, -0.1, 0.05);
        assertThat(found.sentence())
                .isEqualTo(
                        "no difference shown; 5 seeds would show 0.36 with 80% power (found: +0.06,"
                                + " 95% interval -0.21 to 0.33)");
        double smallest = ((Verdict.NoDifference) found.verdict()).power().smallest();
        assertThat(((Verdict.NoDifference) found.verdict()).power().of(smallest, 5))
                .isCloseTo(0.8, within(1e-3));
        assertThat(one(POINTS.withSmallest(0.005), 0.3, -0.2, 0.25, -0.1).sentence())
                .startsWith(
                        "no difference shown; more than 1000 seeds would be needed to show 0.5"
                                + " points with 80% power (found: ");
        assertThatThrownBy(() -> POINTS.withSmallest(0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isRightAsOftenAsItClaims() {
        Random random = new Random(1);
        int called = 0;
        int rounds = 20_000;
        long begin = System.nanoTime();
        for (int round = 0; round < rounds; round++) {
            double[] differences = random.doubles(20).map(u -> random.nextGaussian()).toArray();
            Comparison found = one(POINTS, differences);
            called += found.verdict() instanceof Verdict.NoDifference ? 0 : 1;
        }
        // 5 % of tests of nothing are wrong, give or take four standard errors
        assertThat(called / (double) rounds).isBetween(0.0438, 0.0562);
        assertThat(System.nanoTime() - begin).isLessThan(30_000_000_000L);
    }

    @Test
    void keepsAFamilysErrorBelowTheLevel() {
        Random random = new Random(2);
        int called = 0;
        int rounds = 4000;
        for (int round = 0; round < rounds; round++) {
            Map<Integer, Pairs> family = new LinkedHashMap<>();
            for (int k = 0; k < 10; k++) {
                family.put(
                        k,
                        new Pairs(
                                random.doubles(5).boxed().map(u -> random.nextGaussian()).toList(),
                                0));
            }
            called +=
                    Comparisons.family(family, POINTS).values().stream()
                                    .allMatch(c -> c.verdict() instanceof Verdict.NoDifference)
                            ? 0
                            : 1;
        }
        assertThat(called / (double) rounds).isLessThan(0.05 + 4 * 0.0035);
        assertThat(called).isPositive();
    }

    @Test
    void ofSmallDifferencesShowsMoreDigits() {
        assertThat(one(POINTS, 0.0002, 0.0003, 0.00025, 0.0002).sentence())
                .isEqualTo("better: +0.02 points, 95% interval 0.02 to 0.03, p = 0.002");
        assertThat(List.of(one(POINTS.withSmallest(0.01), 0.1, -0.1, 0.03).sentence()))
                .allSatisfy(text -> assertThat(text).contains(" would show 1 point with"));
    }
}
