package org.kdtoolkit.teachers.check;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Which vectors point most nearly in the same direction, once every dimension has mean 0 and
 * deviation 1: so no dimension counts for more because its numbers are greater.
 */
final class Neighbours {

    /** How many neighbours each has, if there are so many. */
    static final int COUNT = 5;

    private final float[][] directions;
    private final int[][] nearest;

    private Neighbours(float[][] directions, List<String> sources) {
        this.directions = directions;
        this.nearest =
                IntStream.range(0, directions.length)
                        .parallel()
                        .mapToObj(i -> nearest(i, sources))
                        .toArray(int[][]::new);
    }

    /**
     * Finds them.
     *
     * @param vectors [N, D]
     * @param sources of two of one source, none is the other's neighbour
     */
    static Neighbours of(List<float[]> vectors, List<String> sources) {
        return new Neighbours(directions(vectors), sources);
    }

    /** Pairs of a vector's index and that of one of its neighbours. */
    List<int[]> pairs() {
        return IntStream.range(0, nearest.length)
                .boxed()
                .flatMap(i -> IntStream.of(nearest[i]).mapToObj(j -> new int[] {i, j}))
                .toList();
    }

    /** The neighbours of a vector, the nearest first. */
    int[] of(int index) {
        return nearest[index];
    }

    /** The mean cosine of all neighbours, from -1 to 1. */
    double closeness() {
        return pairs().stream().mapToDouble(p -> cosine(p[0], p[1])).average().orElse(0);
    }

    private int[] nearest(int index, List<String> sources) {
        float[] cosines = new float[COUNT];
        int[] found = new int[COUNT];
        int filled = 0;
        for (int other = 0; other < directions.length; other++) {
            if (other == index || sources.get(other).equals(sources.get(index))) {
                continue;
            }
            float cosine = cosine(index, other);
            if (filled == COUNT && cosine <= cosines[COUNT - 1]) {
                continue;
            }
            int place = filled == COUNT ? COUNT - 1 : filled++;
            while (place > 0 && cosines[place - 1] < cosine) {
                cosines[place] = cosines[place - 1];
                found[place] = found[place - 1];
                place--;
            }
            cosines[place] = cosine;
            found[place] = other;
        }
        return IntStream.range(0, filled).map(i -> found[i]).toArray();
    }

    private float cosine(int one, int other) {
        float[] a = directions[one];
        float[] b = directions[other];
        float sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }

    private static float[][] directions(List<float[]> vectors) {
        int width = vectors.isEmpty() ? 0 : vectors.get(0).length;
        float[][] directions = new float[vectors.size()][width];
        for (int d = 0; d < width; d++) {
            int dimension = d;
            double mean = vectors.stream().mapToDouble(v -> v[dimension]).average().orElseThrow();
            double variance =
                    vectors.stream()
                            .mapToDouble(v -> (v[dimension] - mean) * (v[dimension] - mean))
                            .average()
                            .orElseThrow();
            double scale = variance > 0 ? 1 / Math.sqrt(variance) : 0;
            for (int i = 0; i < directions.length; i++) {
                directions[i][d] = (float) ((vectors.get(i)[d] - mean) * scale);
            }
        }
        for (float[] direction : directions) {
            double square = 0;
            for (float value : direction) {
                square += (double) value * value;
            }
            float scale = square > 0 ? (float) (1 / Math.sqrt(square)) : 0;
            for (int d = 0; d < width; d++) {
                direction[d] *= scale;
            }
        }
        return directions;
    }
}
