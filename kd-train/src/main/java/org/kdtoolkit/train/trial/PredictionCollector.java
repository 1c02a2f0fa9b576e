package org.kdtoolkit.train.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.predict.ViewMean;

/** Collects what a student says of samples, and averages it over the views of each. */
final class PredictionCollector {

    /** Where views are not kept, the mean stands for them. */
    private record Mean(int index, float[] embedding, float[] scores, float[][] kept) {

        float[][] views() {
            return kept.length == 0 ? new float[][] {embedding} : kept;
        }
    }

    private final Samples samples;
    private final boolean keepsViews;
    private final List<Mean> finished = new ArrayList<>();
    private int index;
    private ViewMean current;
    private List<float[]> kept = new ArrayList<>();

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
        if (current == null || this.index != index) {
            finish();
            this.index = index;
            current = new ViewMean(embedding.length, scores.length);
        }
        current.add(embedding, scores);
        if (keepsViews) {
            kept.add(embedding);
        }
    }

    private void finish() {
        if (current != null) {
            finished.add(
                    new Mean(
                            index,
                            current.embedding(),
                            current.scores(),
                            kept.toArray(float[][]::new)));
            kept = new ArrayList<>();
        }
        current = null;
    }

    /**
     * The means of all samples but those with a fault: of a video that breaks off, some clips may
     * have been judged before that was seen.
     *
     * @param modalities what is read of a sample; faults of others don't count
     * @throws DataException if there are samples, but nothing was said of any
     */
    Predictions predictions(Subset subset, Faults faults, Set<String> modalities) {
        finish();
        List<Mean> whole =
                finished.stream()
                        .filter(mean -> !faults.skips(subset, mean.index(), modalities))
                        .toList();
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
