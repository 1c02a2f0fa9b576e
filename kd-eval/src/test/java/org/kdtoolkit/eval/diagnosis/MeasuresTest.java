package org.kdtoolkit.eval.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.eval.probe.LinearClassifier;
import org.kdtoolkit.eval.probe.Shuffled;
import org.kdtoolkit.eval.probe.Standardisation;

/**
 * Measures of pairs against NumPy, SciPy and scikit-learn: neighbours by {@code NearestNeighbors},
 * canonical correlations by singular values, the ridge by {@code Ridge} with each row really left
 * out.
 */
class MeasuresTest {

    private static JsonNode figures;
    private static PairedFeatures pairs;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = MeasuresTest.class.getResourceAsStream("/diagnosis/measures.json")) {
            figures = new ObjectMapper().readTree(in);
        }
        pairs = new PairedFeatures(rows("teacher"), rows("student"));
    }

    private static double[][] rows(String key) {
        return new ObjectMapper().convertValue(figures.get(key), double[][].class);
    }

    @Test
    void alignmentIsNumPys() {
        assertThat(LinearCka.of(pairs)).isCloseTo(figures.get("cka").asDouble(), within(1e-10));
        assertThat(LinearCka.debiased(pairs))
                .isCloseTo(figures.get("cka_debiased").asDouble(), within(1e-10));
    }

    @Test
    void neighboursAreScikitLearns() {
        for (int k : new int[] {1, 5, 10}) {
            assertThat(MutualNeighbours.of(pairs, k))
                    .as("%d neighbours", k)
                    .isCloseTo(
                            figures.get("mutual").get(String.valueOf(k)).asDouble(), within(1e-12));
        }
    }

    @Test
    void informationIsThatOfCanonicalCorrelations() {
        assertThat(GaussianInformation.of(pairs))
                .isCloseTo(figures.get("information").asDouble(), within(1e-8));
    }

    @Test
    void ridgeIsScikitLearnsAtTheBestPenalty() {
        LinearClassifier probe = RidgeProbe.fit(pairs.teacher(), rows("targets"));
        double[][] expected = rows("ridge");
        for (int row = 0; row < pairs.size(); row++) {
            assertThat(probe.scores(pairs.teacher()[row]))
                    .containsExactly(expected[row], within(1e-8));
        }
    }

    @Test
    void aRotatedAndScaledCopyIsTheSame() {
        double[][] x = gaussian(50, 3, 1);
        double[][] turned =
                Arrays.stream(x)
                        .map(r -> new double[] {3 * r[1] + 5, -3 * r[0], 3 * r[2]})
                        .toArray(double[][]::new);
        PairedFeatures equal = new PairedFeatures(x, turned);
        assertThat(LinearCka.of(equal)).isCloseTo(1, within(1e-12));
        assertThat(LinearCka.debiased(equal)).isCloseTo(1, within(1e-12));
        assertThat(MutualNeighbours.of(equal, 10)).isEqualTo(1);
        assertThat(GaussianInformation.of(equal)).isInfinite();
    }

    @Test
    void informationOfGaussiansIsUnbiased() {
        double rho = 0.6;
        double dependent = 0;
        double independent = 0;
        int repetitions = 200;
        for (int i = 0; i < repetitions; i++) {
            double[][] x = gaussian(60, 3, 2 * i);
            double[][] y = gaussian(60, 3, 2 * i + 1);
            independent += GaussianInformation.of(new PairedFeatures(x, y)) / repetitions;
            dependent +=
                    GaussianInformation.of(new PairedFeatures(x, mix(x, y, rho))) / repetitions;
        }
        assertThat(independent).isCloseTo(0, within(0.01));
        assertThat(dependent).isCloseTo(-1.5 * Math.log(1 - rho * rho), within(0.03));
    }

    @Test
    void debiasedAlignmentOfIndependentFeaturesIsAboutNothing() {
        PairedFeatures apart = new PairedFeatures(gaussian(100, 40, 1), gaussian(100, 40, 2));
        assertThat(LinearCka.of(apart)).isGreaterThan(0.2);
        assertThat(LinearCka.debiased(apart)).isCloseTo(0, within(0.03));
    }

    @Test
    void whatIsPairedAtRandomAgreesLess() {
        int[] order = Shuffled.order(pairs.size(), new SplittableRandom(1));
        PairedFeatures shuffled =
                new PairedFeatures(PairedFeatures.rows(pairs.teacher(), order), pairs.student());
        assertThat(LinearCka.of(shuffled)).isLessThan(LinearCka.of(pairs));
        assertThat(LinearCka.debiased(shuffled)).isLessThan(LinearCka.debiased(pairs));
        assertThat(MutualNeighbours.of(shuffled, 5)).isLessThan(MutualNeighbours.of(pairs, 5));
        assertThat(GaussianInformation.of(shuffled)).isLessThan(GaussianInformation.of(pairs));
    }

    @Test
    void whatDoesNotVaryTellsNothing() {
        PairedFeatures still = new PairedFeatures(new double[10][2], gaussian(10, 2, 1));
        assertThat(LinearCka.of(still)).isNaN();
        assertThat(GaussianInformation.of(still)).isZero();
    }

    @Test
    void theLabelOfSeparateClustersIsKnownAndThatOfNoiseIsNot() {
        int[] labels = IntStream.range(0, 300).map(i -> i % 3).toArray();
        double[][] noise = gaussian(300, 4, 1);
        double[][] clusters = gaussian(300, 3, 2);
        for (int i = 0; i < 300; i++) {
            clusters[i][labels[i]] += 30;
        }
        assertThat(LabelInformation.of(clusters, labels, 3)).isBetween(0.6, Math.log(3));
        assertThat(LabelInformation.of(noise, labels, 3)).isBetween(0.0, 0.02);
    }

    @Test
    void projectedFeaturesKeepTheirDistances() {
        double[][] wide = gaussian(30, 1000, 1);
        double[][] narrow = RandomProjection.of(1000).apply(wide);
        assertThat(narrow[0]).hasSize(RandomProjection.WIDTH);
        assertThat(LinearCka.debiased(new PairedFeatures(wide, narrow))).isGreaterThan(0.7);
        assertThat(RandomProjection.of(256).apply(wide)).isSameAs(wide);
    }

    @Test
    void aProbeOfProjectedFeaturesSaysTheSameBeforeTheProjection() {
        double[][] wide = gaussian(40, 300, 1);
        RandomProjection projection = RandomProjection.of(300);
        double[][] targets =
                IntStream.range(0, 40)
                        .mapToObj(i -> new double[] {i % 2, 1 - i % 2})
                        .toArray(double[][]::new);
        LinearClassifier narrow = RidgeProbe.fit(projection.apply(wide), targets);
        LinearClassifier before = projection.before(narrow);
        assertThat(before.scores(wide[7]))
                .containsExactly(narrow.scores(projection.apply(wide)[7]), within(1e-9));
    }

    @Test
    void aProbeIsTheSameOnStandardisedFeatures() {
        double[][] x = pairs.teacher();
        Standardisation scale = Standardisation.of(x);
        double[][] scaled = Arrays.stream(x).map(scale).toArray(double[][]::new);
        double[][] targets = rows("targets");
        assertThat(RidgeProbe.fit(x, targets).scores(x[3]))
                .containsExactly(RidgeProbe.fit(scaled, targets).scores(scaled[3]), within(1e-9));
    }

    @Test
    void refusesWhatIsNoPairs() {
        assertThatThrownBy(() -> new PairedFeatures(new double[5][1], new double[4][1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected as many samples on both sides, at least 4, found 5 and 4");
        double[][] broken = gaussian(5, 2, 1);
        broken[3][1] = Double.NaN;
        assertThatThrownBy(() -> new PairedFeatures(broken, new double[5][1]))
                .hasMessage("teacher, row 3: found NaN, expected a finite value");
        assertThatThrownBy(() -> MutualNeighbours.of(pairs, 60))
                .hasMessage("expected from 1 to 59 neighbours for 60 samples, found 60");
    }

    static double[][] gaussian(int rows, int columns, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, rows)
                .mapToObj(
                        i ->
                                IntStream.range(0, columns)
                                        .mapToDouble(d -> random.nextGaussian())
                                        .toArray())
                .toArray(double[][]::new);
    }

    private static double[][] mix(double[][] x, double[][] y, double rho) {
        double rest = Math.sqrt(1 - rho * rho);
        return IntStream.range(0, x.length)
                .mapToObj(
                        i ->
                                IntStream.range(0, x[i].length)
                                        .mapToDouble(d -> rho * x[i][d] + rest * y[i][d])
                                        .toArray())
                .toArray(double[][]::new);
    }
}
