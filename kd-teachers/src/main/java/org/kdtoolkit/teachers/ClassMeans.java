package org.kdtoolkit.teachers;

/** The mean embedding of the samples of each class. */
final class ClassMeans {

    private static final int NONE = -1;

    private final float[][] means;

    /** Of a class without samples there is none. */
    private ClassMeans(float[][] means) {
        this.means = means;
    }

    /** The class with the nearest mean, by Euclidean distance; no class if none has a mean. */
    int nearest(float[] embedding) {
        int best = NONE;
        double least = Double.POSITIVE_INFINITY;
        for (int label = 0; label < means.length; label++) {
            double distance = means[label] == null ? least : distance(embedding, means[label]);
            if (distance < least) {
                least = distance;
                best = label;
            }
        }
        return best;
    }

    private static double distance(float[] embedding, float[] mean) {
        double distance = 0;
        for (int i = 0; i < embedding.length; i++) {
            double difference = embedding[i] - mean[i];
            distance += difference * difference;
        }
        return distance;
    }

    /** Sums embeddings up. */
    static final class Builder {

        private final double[][] sums;
        private final int[] counts;

        Builder(int classes, int width) {
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

        ClassMeans build() {
            float[][] means = new float[counts.length][];
            for (int label = 0; label < counts.length; label++) {
                if (counts[label] > 0) {
                    means[label] = new float[sums[label].length];
                    for (int i = 0; i < means[label].length; i++) {
                        means[label][i] = (float) (sums[label][i] / counts[label]);
                    }
                }
            }
            return new ClassMeans(means);
        }
    }
}
