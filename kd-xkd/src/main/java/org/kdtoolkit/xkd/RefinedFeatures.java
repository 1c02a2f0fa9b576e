package org.kdtoolkit.xkd;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.model.TokenEncoder.Encoded;

/** A teacher's features, refined by what both teachers attend to. */
final class RefinedFeatures {

    private static final int[] HEADS = {1};
    private static final int[] PATCHES = {1};
    private static final int[] QUERIES = {2};
    private static final int[] WIDTH = {2};

    private RefinedFeatures() {}

    /**
     * One teacher's embeddings.
     *
     * @param own of {@link org.kdtoolkit.api.model.TokenEncoder#encodeAttending}; its manager owns
     *     the result
     * @param other the same of the other teacher, with as many heads
     * @return [B, D]
     */
    static NDArray embeddings(Encoded own, Encoded other, Refinement refinement) {
        NDArray weights = refinement.weights(attention(own), attention(other));
        return aligned(own.patches(), weights).mean(PATCHES);
    }

    /**
     * What each head attends to: the patches in the class token's eyes, or in those of all patches
     * where there is no class token.
     *
     * @return [B, H, N]
     */
    private static NDArray attention(Encoded encoded) {
        NDArray attention = encoded.lastAttention().orElseThrow();
        return encoded.hasClassToken() ? attention.get(":, :, 0, 1:") : attention.mean(QUERIES);
    }

    /**
     * Features times the mean of their heads' weights, scaled so that the squared norm of their
     * mean over the patches stays what it was.
     *
     * @param features [B, N, D]
     * @param weights [B, H, N]
     * @return [B, N, D]
     */
    static NDArray aligned(NDArray features, NDArray weights) {
        NDArray weighted = features.mul(weights.mean(HEADS).expandDims(2));
        return weighted.mul(energy(features).div(energy(weighted)).sqrt());
    }

    /** [B, 1, 1]: the squared norm of the mean over the patches. */
    private static NDArray energy(NDArray features) {
        return features.mean(PATCHES, true).square().sum(WIDTH, true);
    }
}
