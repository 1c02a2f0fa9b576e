package org.kdtoolkit.eval.metrics;

import java.util.List;

/**
 * Embeddings with the classes of their samples.
 *
 * @param embeddings [N, D], finite
 * @param labels the samples' class indices in ascending order, any number each
 */
public record EmbeddingSet(float[][] embeddings, List<int[]> labels) {

    /** Checks that there are as many labels as embeddings. */
    public EmbeddingSet {
        if (embeddings.length != labels.size()) {
            throw new IllegalArgumentException(
                    "expected labels for each of %d embeddings, found %d"
                            .formatted(embeddings.length, labels.size()));
        }
        labels = List.copyOf(labels);
    }

    /** The number of samples N. */
    public int size() {
        return labels.size();
    }
}
