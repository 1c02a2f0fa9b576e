package org.kdtoolkit.eval.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kdtoolkit.testkit.Fixture;

class NearestNeighboursTest {

    private static NDManager manager;
    private static ProbeFigures figures;

    @BeforeAll
    static void load() {
        manager = NDManager.newBaseManager();
        figures = new ProbeFigures(Fixture.load("metrics_probe", manager));
    }

    @AfterAll
    static void close() {
        manager.close();
    }

    static List<String> cases() {
        return Stream.concat(
                        Fixture.namesIn("metrics_probe", "out/knn", "/votes").stream()
                                .map(name -> "knn" + name),
                        Fixture.namesIn("metrics_probe", "out/tie/knn", "/votes").stream()
                                .map(name -> "tie/knn" + name))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheFiguresOfTheReference(String name) {
        boolean tie = name.startsWith("tie");
        TrainingFeatures training = tie ? ties() : figures.training();
        double[][] queries =
                tie
                        ? figures.rows("in/tie/queries")
                        : Arrays.stream(figures.clips("in/test_clips"))
                                .map(ClipMean::of)
                                .toArray(double[][]::new);
        String[] parts = name.replaceAll(".*knn", "").split("_", -1);
        NearestNeighbours search =
                new NearestNeighbours(
                        training, Distance.valueOf(parts[1].toUpperCase(Locale.ROOT)));
        int[][] neighbours =
                Arrays.stream(queries)
                        .map(query -> search.neighbours(query, Integer.parseInt(parts[0])))
                        .toArray(int[][]::new);
        int[] elected = Arrays.stream(neighbours).mapToInt(search::elected).toArray();

        String at = "out/" + name + "/";
        assertThat(neighbours).isDeepEqualTo(figures.integerRows(at + "neighbours"));
        assertThat(Arrays.stream(neighbours).map(search::votes).toArray(int[][]::new))
                .isDeepEqualTo(figures.integerRows(at + "votes"));
        assertThat(elected).isEqualTo(figures.integers(at + "prediction"));
        if (!tie) {
            assertThat(accuracy(elected, figures.testLabels()))
                    .isCloseTo(figures.fixture().number(at + "top1"), within(1e-6));
        }
    }

    private static TrainingFeatures ties() {
        int[] labels = figures.integers("in/tie/train_labels");
        return new TrainingFeatures(
                figures.rows("in/tie/train"), labels, Arrays.stream(labels).max().orElse(0) + 1);
    }

    private static double accuracy(int[] elected, int[] labels) {
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += elected[i] == labels[i] ? 1 : 0;
        }
        return (double) right / labels.length;
    }

    private final NearestNeighbours line =
            new NearestNeighbours(
                    new TrainingFeatures(
                            new double[][] {{0}, {1}, {2}, {3}}, new int[] {0, 0, 1, 1}, 2),
                    Distance.EUCLIDEAN);

    @Test
    void leavesASampleOutOfItsOwnNeighbours() {
        assertThat(line.neighbours(new double[] {1}, 2)).containsExactly(1, 0);
        assertThat(line.neighboursBut(1, new double[] {1}, 2)).containsExactly(0, 2);
    }

    @Test
    void refusesMoreNeighboursThanThereAreSamples() {
        assertThatThrownBy(() -> line.neighbours(new double[] {1}, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected 1 to 4 neighbours, as many as there are samples, found 5");
        assertThatThrownBy(() -> line.neighboursBut(0, new double[] {1}, 4))
                .hasMessage("expected 1 to 3 neighbours, as many as there are samples, found 4");
    }

    @Test
    void takesAVectorOfZerosForOneAtARightAngle() {
        NearestNeighbours search =
                new NearestNeighbours(
                        new TrainingFeatures(
                                new double[][] {{-1, 0}, {0, 0}, {1, 0}}, new int[] {0, 1, 2}, 3),
                        Distance.COSINE);
        assertThat(search.neighbours(new double[] {2, 0}, 3)).containsExactly(2, 1, 0);
    }
}
