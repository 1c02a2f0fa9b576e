package org.kdtoolkit.baselines.embedding;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.distill.Cosine;

/**
 * Similarity-preserving distillation: samples that are similar for the teacher should be similar
 * for the student. The widths of the two may differ.
 *
 * <pre>
 * G = F Fᵀ [B, B], each row divided by its length
 * loss = sum (G_t - G_s)² / B²
 * </pre>
 *
 * <p>The gradient flows to the target too. The row of a sample whose embedding is zero is zero. For
 * a batch of one sample the loss is 0, or 1 if one of the two embeddings is zero.
 *
 * <p>Source: Tung and Mori, Similarity-Preserving Knowledge Distillation, 2019. It takes the
 * activations of a convolution; here it is given embeddings.
 */
public final class SpLoss extends EmbeddingLoss {

    /** Creates a loss. */
    public SpLoss() {
        super("sp");
    }

    @Override
    public NDArray evaluate(NDArray student, NDArray target) {
        return similarity(student).sub(similarity(target)).square().mean();
    }

    private static NDArray similarity(NDArray rows) {
        return Cosine.unit(rows.matMul(rows.transpose()));
    }
}
