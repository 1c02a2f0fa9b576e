package org.kdtoolkit.eval.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

/** The arrays of the fixture of probes. */
record ProbeFigures(Fixture fixture) {

    int classes() {
        return integers("hp/classes")[0];
    }

    TrainingFeatures training() {
        return new TrainingFeatures(rows("in/train"), integers("in/train_labels"), classes());
    }

    int[] testLabels() {
        return integers("in/test_labels");
    }

    /** The training samples with the features of another key. */
    TrainingFeatures training(String key) {
        return new TrainingFeatures(rows(key), integers("in/train_labels"), classes());
    }

    double[] values(String key) {
        return fixture.get(key).toType(DataType.FLOAT64, true).toDoubleArray();
    }

    int[] integers(String key) {
        return Arrays.stream(fixture.get(key).toLongArray()).mapToInt(Math::toIntExact).toArray();
    }

    /** The vectors along the last axis. */
    double[][] rows(String key) {
        NDArray array = fixture.get(key);
        return split(values(key), (int) array.getShape().get(array.getShape().dimension() - 1));
    }

    int[][] integerRows(String key) {
        return Arrays.stream(rows(key))
                .map(row -> Arrays.stream(row).mapToInt(value -> (int) value).toArray())
                .toArray(int[][]::new);
    }

    /** Clips of each sample: [V, clips, D]. */
    double[][][] clips(String key) {
        int clips = (int) fixture.get(key).getShape().get(1);
        double[][] rows = rows(key);
        return IntStream.range(0, rows.length / clips)
                .mapToObj(v -> Arrays.copyOfRange(rows, v * clips, (v + 1) * clips))
                .toArray(double[][][]::new);
    }

    void check(String key, double[][] actual, Closeness closeness) {
        check(key, Arrays.stream(actual).flatMapToDouble(Arrays::stream).toArray(), closeness);
    }

    void check(String key, double[] actual, Closeness closeness) {
        closeness.check(key, actual, values(key));
    }

    private static double[][] split(double[] values, int width) {
        return IntStream.range(0, values.length / width)
                .mapToObj(row -> Arrays.copyOfRange(values, row * width, (row + 1) * width))
                .toArray(double[][]::new);
    }
}
