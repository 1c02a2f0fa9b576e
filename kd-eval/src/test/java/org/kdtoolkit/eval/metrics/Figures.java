package org.kdtoolkit.eval.metrics;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Arrays of fixtures, and random ones. */
final class Figures {

    private Figures() {}

    static float[][] matrix(NDArray array) {
        float[] values = array.toFloatArray();
        int width = (int) array.getShape().get(1);
        return IntStream.range(0, values.length / width)
                .mapToObj(row -> Arrays.copyOfRange(values, row * width, (row + 1) * width))
                .toArray(float[][]::new);
    }

    static int[] integers(NDArray array) {
        return Arrays.stream(array.toLongArray()).mapToInt(Math::toIntExact).toArray();
    }

    static double[] doubles(NDArray array) {
        return array.toType(DataType.FLOAT64, true).toDoubleArray();
    }

    static List<int[]> single(int[] labels) {
        return Arrays.stream(labels).mapToObj(label -> new int[] {label}).toList();
    }

    static float[][] random(Random random, int rows, int width) {
        float[][] matrix = new float[rows][width];
        for (float[] row : matrix) {
            for (int i = 0; i < width; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return matrix;
    }

    static int[] randomLabels(Random random, int rows, int classes) {
        return random.ints(rows, 0, classes).toArray();
    }

    /** A permutation of 0 to n-1. */
    static int[] shuffled(Random random, int n) {
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    static float[][] take(float[][] rows, int[] order) {
        return Arrays.stream(order).mapToObj(i -> rows[i]).toArray(float[][]::new);
    }

    static int[] take(int[] values, int[] order) {
        return Arrays.stream(order).map(i -> values[i]).toArray();
    }

    static float[][] map(float[][] rows, DoubleUnaryOperator function) {
        return Arrays.stream(rows)
                .map(
                        row -> {
                            float[] mapped = new float[row.length];
                            for (int i = 0; i < row.length; i++) {
                                mapped[i] = (float) function.applyAsDouble(row[i]);
                            }
                            return mapped;
                        })
                .toArray(float[][]::new);
    }
}
