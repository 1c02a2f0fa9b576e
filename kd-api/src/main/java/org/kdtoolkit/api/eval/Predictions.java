package org.kdtoolkit.api.eval;

import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What a student said of a subset's samples; row i of every member is sample i.
 *
 * @param ids the samples' ids
 * @param labels the samples' class indices, one each unless the data is multi-label
 * @param embeddings [N, D] the mean over a sample's views
 * @param scores [N, C] class probabilities, the mean over a sample's views; [N, 0] if the network
 *     has no head
 * @param views [N][views, D] the embedding of each view of a sample, at least one
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public record Predictions(
        List<String> ids,
        List<int[]> labels,
        float[][] embeddings,
        float[][] scores,
        List<float[][]> views) {

    /** What was said of samples that were seen once, or whose views nobody asks for. */
    public Predictions(
            List<String> ids, List<int[]> labels, float[][] embeddings, float[][] scores) {
        this(
                ids,
                labels,
                embeddings,
                scores,
                Arrays.stream(embeddings).map(embedding -> new float[][] {embedding}).toList());
    }

    /**
     * The embedding of each view of a sample, [N][views, D], where the evaluator's provider says
     * that it {@linkplain org.kdtoolkit.api.plugin.EvaluatorProvider#readsViews reads} them; the
     * {@link #embeddings} otherwise.
     */
    @Override
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public List<float[][]> views() {
        return views;
    }

    /** The number of samples N. */
    public int size() {
        return ids.size();
    }
}
