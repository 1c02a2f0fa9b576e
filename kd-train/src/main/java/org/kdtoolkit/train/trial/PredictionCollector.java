package org.kdtoolkit.train.trial;

import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Predictions;

/** Collects what a student says of samples, and averages it over the views of each. */
final class PredictionCollector {

    /** A sum over the views of one sample. */
    private static final class Sum {

        private final int index;
        private final double[] embedding;
        private final double[] scores;
        private final List<float[]> kept = new ArrayList<>();
        private int views;

        Sum(int index, int width, int classes) {
            this.index = index;
            this.embedding = new double[width];
            this.scores = new double[classes];
        }

        void add(float[] ofEmbedding, float[] ofScores) {
            add(ofEmbedding, embedding);
            add(ofScores, scores);
            views++;
        }

        private static void add(float[] values, double[] sums) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += values[i];
            }
        }

        Mean mean() {
            return new Mean(index, mean(embedding), mean(scores), kept.toArray(float[][]::new));
        }

        private float[] mean(double[] sums) {
            float[] means = new float[sums.length];
            for (int i = 0; i < sums.length; i++) {
                means[i] = (float) (sums[i] / views);
            }
            return means;
        }
    }

    /** Where views are not kept, the mean stands for them. */
    private record Mean(int index, float[] embedding, float[] scores, float[][] kept) {

        float[][] views() {
            return kept.length == 0 ? new float[][] {embedding} : kept;
        }
    }

    private final Samples samples;
    private final boolean keepsViews;
    private final List<Mean> finished = new ArrayList<>();
    private Sum current;

    /**
     * Collects from nothing.
     *
     * @param samples the subset
     * @param keepsViews whether the embeddings of single views are kept beside the means
     */
    PredictionCollector(Samples samples, boolean keepsViews) {
        this.samples = samples;
        this.keepsViews = keepsViews;
    }

    /**
     * Adds what was said of one view. The views of a sample must follow each other.
     *
     * @param index the sample
     * @param embedding [D]
     * @param scores [C] class probabilities
     */
    void add(int index, float[] embedding, float[] scores) {
        if (current == null || current.index != index) {
            finish();
            current = new Sum(index, embedding.length, scores.length);
        }
        current.add(embedding, scores);
        if (keepsViews) {
            current.kept.add(embedding);
        }
    }

    private void finish() {
        if (current != null) {
            finished.add(current.mean());
        }
        current = null;
    }

    /**
     * The means of all samples but those with a fault: of a video that breaks off, some clips may
     * have been judged before that was seen.
     *
     * @throws DataException if there are samples, but nothing was said of any
     */
    Predictions predictions(Subset subset, Faults faults) {
        finish();
        List<Mean> whole =
                finished.stream().filter(mean -> !faults.skips(subset, mean.index())).toList();
        if (whole.isEmpty() && samples.size() > 0) {
            throw new DataException(
                    "none of the %d %s samples can be read; look at why they were left out"
                            .formatted(samples.size(), subset.key()));
        }
        return new Predictions(
                whole.stream().map(mean -> samples.id(mean.index())).toList(),
                whole.stream().map(mean -> samples.labels(mean.index())).toList(),
                whole.stream().map(Mean::embedding).toArray(float[][]::new),
                whole.stream().map(Mean::scores).toArray(float[][]::new),
                whole.stream().map(Mean::views).toList());
    }
}
