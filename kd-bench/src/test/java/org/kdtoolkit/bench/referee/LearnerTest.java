package org.kdtoolkit.bench.referee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.formats.random.Seed;

/**
 * Weights that {@code referee/generate.py} computed with PyTorch 2.13 in float64, of layers with
 * two outputs.
 */
class LearnerTest {

    private static final JsonNode TORCH = read();
    private static final float[][] X = rows(TORCH.get("x"));
    private static final int[] LABELS =
            new ObjectMapper().convertValue(TORCH.get("labels"), int[].class);

    @ParameterizedTest
    @ValueSource(strings = {"plain", "distilled"})
    void descendsAsTorchDoes(String student) {
        DescentLearner learner = new DescentLearner(0.1f, TORCH.get("epochs").intValue());
        float[] bias = new ObjectMapper().convertValue(TORCH.get("bias"), float[].class);
        Separator start = difference(TORCH.get("start"), bias[1] - bias[0]);
        Aim aim = aim(student, Protocol.FOCUSING);
        check(
                learner.train(start, Inputs.of(X), aim, samples -> {}),
                TORCH.at("/focusing/" + student));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "distilled"})
    void takesTheStepsOfKerasRmsprop(String student) {
        int[][] orders = new ObjectMapper().convertValue(TORCH.get("orders"), int[][].class);
        RmspropLearner published = RmspropLearner.PUBLISHED;
        RmspropLearner learner =
                new RmspropLearner(
                        published.rate(),
                        published.rho(),
                        published.epsilon(),
                        TORCH.get("batch").intValue(),
                        orders.length);
        Iterator<int[]> each = List.of(orders).iterator();
        check(
                learner.train(
                        start(),
                        Inputs.of(X),
                        aim(student, Protocol.UNIFYING),
                        samples -> System.arraycopy(each.next(), 0, samples, 0, samples.length)),
                TORCH.at("/unifying/" + student));
        assertThat(each).isExhausted();
    }

    @Test
    void beginsWithinTheLimitsOfTheLibraries() {
        Separator torch = DescentLearner.PUBLISHED.start(10_000, new Seed(1).random());
        Separator keras = RmspropLearner.PUBLISHED.start(10_000, new Seed(1).random());
        // a difference of two uniform numbers within +-l has the variance 2 l^2 / 3
        assertThat(meanSquare(torch.weights())).isCloseTo(2.0 / 3 / 10_000, within(2e-6));
        assertThat(meanSquare(keras.weights())).isCloseTo(2.0 / 3 * 6 / 10_002, within(2e-5));
        assertThat(torch.weights()[10_000]).isNotZero();
        assertThat(keras.weights()[10_000]).isZero();
    }

    @Test
    void knowsTheLogisticFunction() {
        float[] z = new float[40_001];
        for (int i = 0; i < z.length; i++) {
            z[i] = (i - 20_000) / 500f;
        }
        float[] p = new float[z.length];
        Logistic.of(z, p);
        for (int i = 0; i < z.length; i++) {
            assertThat((double) p[i]).isCloseTo(1 / (1 + Math.exp(-z[i])), within(3e-7));
        }
    }

    @Test
    void addsWhatTheOrderNames() {
        float[][] rows = {{1, 2}, {10, 20}, {100, 200}, {3, 4}, {5, 6}, {7, 8}};
        float[] weights = {1, 1, 1, 2, 1, 1};
        float[] into = {0.5f, 0};
        Sums.add(into, rows, weights, new int[] {2, 0, 3, 1, 4, 5}, 1, 6);
        assertThat(into).containsExactly(29.5f, 44);
    }

    private static Aim aim(String student, Protocol protocol) {
        if (student.equals("plain")) {
            return Aim.labels(LABELS);
        }
        float[][] logits = rows(TORCH.get("teacher"));
        float[] teacher = new float[logits.length];
        for (int i = 0; i < teacher.length; i++) {
            teacher[i] = (float) (1 / (1 + Math.exp(logits[i][0] - logits[i][1])));
        }
        return Aim.distilled(protocol.hard(), protocol.soft(), teacher, LABELS);
    }

    private static Separator start() {
        return difference(TORCH.get("start"), 0);
    }

    private static Separator difference(JsonNode weights, float bias) {
        float[][] both = rows(weights);
        int width = both[0].length;
        float[] difference = new float[width + 1];
        for (int j = 0; j < width; j++) {
            difference[j] = both[1][j] - both[0][j];
        }
        difference[width] = bias;
        return new Separator(difference);
    }

    private static void check(Separator found, JsonNode expected) {
        JsonNode bias = expected.get("bias");
        Separator torch =
                difference(
                        expected.get("weights"),
                        (float) (bias.get(1).doubleValue() - bias.get(0).doubleValue()));
        assertThat(found.weights()).containsExactly(torch.weights(), within(2e-5f));
        float[] probabilities =
                new ObjectMapper().convertValue(expected.get("probabilities"), float[].class);
        assertThat(found.probabilities(Inputs.of(X))).containsExactly(probabilities, within(1e-5f));
    }

    private static double meanSquare(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value * value;
        }
        return sum / values.length;
    }

    private static float[][] rows(JsonNode node) {
        return new ObjectMapper().convertValue(node, float[][].class);
    }

    private static JsonNode read() {
        try (InputStream in = LearnerTest.class.getResourceAsStream("/referee/learners.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
