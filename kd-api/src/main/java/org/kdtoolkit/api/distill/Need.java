package org.kdtoolkit.api.distill;

import org.apiguardian.api.API;

/**
 * What an objective reads, beside the student's output.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public enum Need {
    /** {@link Knowledge#embedding} and {@link Knowledge#target}, of whatever width. */
    EMBEDDING,

    /**
     * The same of the student's width: where the teacher's is another, a trained projection is put
     * before the objective.
     */
    ALIGNED_EMBEDDING,

    /** {@link Knowledge#logits}. */
    LOGITS,

    /**
     * {@link Knowledge#featureMap}: the teacher's own where {@link DistillerContext#teacher} says
     * that there is one, whose grid then has as many axes as the student's; otherwise one of the
     * student's grid that a trained layer makes of what the teacher gives, of any number of
     * channels.
     */
    FEATURE_MAP,

    /**
     * The labels: {@link org.kdtoolkit.api.data.Batch#targets}. Samples without a label are not
     * among those of the batch.
     */
    LABELS
}
