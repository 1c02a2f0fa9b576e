package org.kdtoolkit.api.eval;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What a student said of a subset's samples; row i of every member is sample i.
 *
 * @param ids the samples' ids
 * @param labels the samples' class indices, one each unless the data is multi-label
 * @param embeddings [N, D]
 * @param scores [N, C] class probabilities; [N, 0] if the network has no head
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public record Predictions(
        List<String> ids, List<int[]> labels, float[][] embeddings, float[][] scores) {

    /** The number of samples N. */
    public int size() {
        return ids.size();
    }
}
