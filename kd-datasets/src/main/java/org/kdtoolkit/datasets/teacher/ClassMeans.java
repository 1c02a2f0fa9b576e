package org.kdtoolkit.datasets.teacher;

/** The mean embedding of the samples of each class. */
final class ClassMeans {

    private static final int NONE = -1;

    private final double[][] sums;
    private final int[] counts;

    ClassMeans(int classes, int width) {
        this.sums = new double[classes][width];
        this.counts = new int[classes];
    }

    /** Adds a sample to the means of all of its classes. */
    void add(int[] labels, float[] embedding) {
        for (int label : labels) {
            counts[label]++;
            for (int i = 0; i < embedding.length; i++) {
                sums[label][i] += embedding[i];
            }
        }
    }

    /** The class with the nearest mean, by Euclidean distance; no class if none has a sample. */
    int nearest(float[] embedding) {
        int best = NONE;
        double least = Double.POSITIVE_INFINITY;
        for (int label = 0; label < counts.length; label++) {
            double distance = distance(embedding, label);
            if (counts[label] > 0 && distance < least) {
                least = distance;
                best = label;
            }
        }
        return best;
    }

    private double distance(float[] embedding, int label) {
        double distance = 0;
        for (int i = 0; i < embedding.length; i++) {
            // in single precision, as the embeddings are
            double difference = embedding[i] - (float) (sums[label][i] / counts[label]);
            distance += difference * difference;
        }
        return distance;
    }
}
