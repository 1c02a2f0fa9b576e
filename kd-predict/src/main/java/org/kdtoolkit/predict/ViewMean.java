package org.kdtoolkit.predict;

/**
 * The mean of what a student says of the views of one sample: of its embeddings, and of its class
 * probabilities. For one thread.
 */
public final class ViewMean {

    private final double[] embedding;
    private final double[] scores;
    private int views;

    /**
     * Of no views yet.
     *
     * @param width of the embedding, D
     * @param classes C, or 0 of a student without a head
     */
    public ViewMean(int width, int classes) {
        this.embedding = new double[width];
        this.scores = new double[classes];
    }

    /**
     * Adds what was said of one view.
     *
     * @param ofEmbedding [D]
     * @param ofScores [C] class probabilities
     */
    public void add(float[] ofEmbedding, float[] ofScores) {
        add(ofEmbedding, embedding);
        add(ofScores, scores);
        views++;
    }

    private static void add(float[] values, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += values[i];
        }
    }

    /** How many views there were. */
    public int views() {
        return views;
    }

    /** The mean of the embeddings [D]. */
    public float[] embedding() {
        return mean(embedding);
    }

    /** The mean of the class probabilities [C]. */
    public float[] scores() {
        return mean(scores);
    }

    private float[] mean(double[] sums) {
        float[] means = new float[sums.length];
        for (int i = 0; i < sums.length; i++) {
            means[i] = (float) (sums[i] / views);
        }
        return means;
    }
}
