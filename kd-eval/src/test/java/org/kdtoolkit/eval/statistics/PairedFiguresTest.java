package org.kdtoolkit.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.eval.Metric;

/**
 * Tests beside SciPy 1.17.1: {@code ttest_rel} with its interval, {@code wilcoxon} exact (with ties
 * by {@code PermutationMethod} over all signs) and normal, the power by {@code nct}. Holm's
 * correction, Hedges' factor and the Hodges-Lehmann interval were written out in NumPy 2.
 */
class PairedFiguresTest {

    private static final Offset<Double> CLOSE = within(1e-9);

    private final JsonNode figures = read();

    private static JsonNode read() {
        try (InputStream file =
                PairedFiguresTest.class.getResourceAsStream("/statistics/paired.json")) {
            return new JsonMapper().readTree(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void testsByStudentAsSciPyDoes() {
        for (JsonNode one : figures.get("t")) {
            PairedComparison found =
                    PairedComparison.of(bySeed(one.get("first")), bySeed(one.get("second")))
                            .orElseThrow();
            assertThat(found.difference()).isCloseTo(one.get("difference").asDouble(), CLOSE);
            assertThat(found.deviation()).isCloseTo(one.get("deviation").asDouble(), CLOSE);
            assertThat(found.low()).isCloseTo(one.get("low").asDouble(), CLOSE);
            assertThat(found.high()).isCloseTo(one.get("high").asDouble(), CLOSE);
            assertThat(found.pValue()).isCloseTo(one.get("p").asDouble(), CLOSE);
            assertThat(found.effectSize().isPresent()).isEqualTo(!one.get("effect").isNull());
            found.effectSize()
                    .ifPresent(
                            effect ->
                                    assertThat(effect)
                                            .isCloseTo(one.get("effect").asDouble(), CLOSE));
        }
    }

    @Test
    void testsByWilcoxonAsSciPyDoes() {
        for (JsonNode one : figures.get("wilcoxon")) {
            String name = one.get("name").asText();
            List<Double> differences = doubles(one.get("differences"));
            PairedComparison found = SignedRanks.of(differences).comparison();
            assertThat(found.pValue()).as(name).isCloseTo(one.get("p").asDouble(), CLOSE);
            assertThat(found.difference())
                    .as(name)
                    .isCloseTo(one.get("difference").asDouble(), CLOSE);
            if (differences.size() > 50) {
                assertThat(found.low()).as(name).isLessThan(found.difference());
                assertThat(found.high()).as(name).isGreaterThan(found.difference());
            } else if (one.get("low").isNull()) {
                assertThat(found.low()).as(name).isEqualTo(Double.NEGATIVE_INFINITY);
                assertThat(found.high()).as(name).isEqualTo(Double.POSITIVE_INFINITY);
            } else {
                assertThat(found.low()).as(name).isCloseTo(one.get("low").asDouble(), CLOSE);
                assertThat(found.high()).as(name).isCloseTo(one.get("high").asDouble(), CLOSE);
            }
        }
    }

    @Test
    void correctsAsHolmDoes() {
        for (JsonNode one : figures.get("holm")) {
            double[] corrected =
                    Holm.corrected(
                            doubles(one.get("p")).stream()
                                    .mapToDouble(Double::doubleValue)
                                    .toArray());
            List<Double> expected = doubles(one.get("corrected"));
            for (int i = 0; i < corrected.length; i++) {
                assertThat(corrected[i]).isCloseTo(expected.get(i), CLOSE);
            }
        }
    }

    @Test
    void knowsThePowerOfSeeds() {
        for (JsonNode one : figures.get("power")) {
            assertThat(
                            NoncentralT.power(
                                    one.get("effect").asDouble(),
                                    one.get("pairs").asInt(),
                                    one.get("level").asDouble()))
                    .as(one.toString())
                    .isCloseTo(one.get("power").asDouble(), within(1e-6));
        }
    }

    @Test
    void knowsHowManySeedsItTakes() {
        ComparisonRules rules = ComparisonRules.of(Metric.fraction("top1"));
        for (JsonNode one : figures.get("seeds")) {
            PairedComparison comparison = new PairedComparison(0, 0.01, -1, 1, 0.9, 4);
            Power power = new Power(new Tested(comparison, 1, one.get("family").asInt(), rules));
            assertThat(power.seedsFor(0.01 * one.get("effect").asDouble()))
                    .as(one.toString())
                    .hasValue(one.get("seeds").asInt());
        }
    }

    private static Map<Integer, Double> bySeed(JsonNode values) {
        Map<Integer, Double> bySeed = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            bySeed.put(i + 1, values.get(i).asDouble());
        }
        return bySeed;
    }

    private static List<Double> doubles(JsonNode values) {
        List<Double> list = new ArrayList<>();
        values.forEach(value -> list.add(value.asDouble()));
        return list;
    }
}
