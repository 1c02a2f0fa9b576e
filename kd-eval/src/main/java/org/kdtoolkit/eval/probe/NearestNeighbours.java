package org.kdtoolkit.eval.probe;

import java.util.Arrays;

/**
 * The k-nearest-neighbour classifier: the class that most of the k nearest training samples have.
 * Of equally far samples the earlier one is nearer; of classes with equally many votes the lower
 * one is taken.
 */
public final class NearestNeighbours {

    private final TrainingFeatures training;
    private final Distance distance;
    private final double[][] prepared;

    /** Takes the samples among which neighbours are looked for. */
    public NearestNeighbours(TrainingFeatures training, Distance distance) {
        this.training = training;
        this.distance = distance;
        this.prepared = distance.prepare(training.features());
    }

    /**
     * The nearest training samples, nearest first.
     *
     * @param query [D]
     * @param k at least 1
     * @return [k] indices
     * @throws IllegalArgumentException if there are fewer than k training samples, or other widths
     */
    public int[] neighbours(double[] query, int k) {
        return neighbours(query, k, -1);
    }

    /**
     * The nearest training samples but one, such as the query itself.
     *
     * @param leftOut the index of the one that is left out
     */
    public int[] neighboursBut(int leftOut, double[] query, int k) {
        return neighbours(query, k, leftOut);
    }

    /**
     * How many of some training samples are of each class.
     *
     * @param neighbours indices
     * @return [C]
     */
    public int[] votes(int[] neighbours) {
        int[] votes = new int[training.classes()];
        Arrays.stream(neighbours).forEach(neighbour -> votes[training.labels()[neighbour]]++);
        return votes;
    }

    /** The class that most of some training samples have. */
    public int elected(int[] neighbours) {
        int[] votes = votes(neighbours);
        int best = 0;
        for (int c = 1; c < votes.length; c++) {
            if (votes[c] > votes[best]) {
                best = c;
            }
        }
        return best;
    }

    private int[] neighbours(double[] query, int k, int leftOut) {
        int there = training.size() - (leftOut < 0 ? 0 : 1);
        if (k < 1 || k > there) {
            throw new IllegalArgumentException(
                    "expected 1 to %d neighbours, as many as there are samples, found %d"
                            .formatted(there, k));
        }
        if (query.length != training.width()) {
            throw new IllegalArgumentException(
                    "expected %d features, found %d".formatted(training.width(), query.length));
        }
        double[] from = distance.prepare(query);
        int[] nearest = new int[k];
        double[] distances = new double[k];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        for (int row = 0; row < prepared.length; row++) {
            if (row != leftOut) {
                insert(row, distance.between(from, prepared[row]), nearest, distances);
            }
        }
        return nearest;
    }

    /** Puts a sample behind all that are as near or nearer, if that is among the first k. */
    private static void insert(int row, double distance, int[] nearest, double[] distances) {
        int place = nearest.length;
        while (place > 0 && distance < distances[place - 1]) {
            place--;
        }
        if (place < nearest.length) {
            int behind = nearest.length - place - 1;
            System.arraycopy(nearest, place, nearest, place + 1, behind);
            System.arraycopy(distances, place, distances, place + 1, behind);
            nearest[place] = row;
            distances[place] = distance;
        }
    }
}
