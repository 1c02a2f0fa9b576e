package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A network that cuts its input into patches and lets them attend to each other, such as a vision
 * transformer. A masked autoencoder drops patches between {@link #embed} and {@link #encode}.
 *
 * <p>Its {@link #featureMap} is that of the patch tokens, and its embedding their mean.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public interface TokenEncoder extends Backbone {

    /** Whether a class token goes with the patches. */
    boolean hasClassToken();

    /** How many values P a patch has. */
    int patchValues();

    /**
     * The values of each patch, as the network's first layer reads them.
     *
     * @param input [B, ...] as for {@link #forward}
     * @return [B, L, P]: L patches in row-major order of their grid, the values of one in the order
     *     of its axes, colour last
     */
    NDArray patches(NDArray input);

    /**
     * The patches' tokens with their positions, without a class token.
     *
     * @param input [B, ...]; of another size than the network was made for, positions are
     *     interpolated
     * @return [B, L, D]
     * @throws IllegalArgumentException if a side is not a multiple of the patch's
     */
    NDArray embed(NDArray input);

    /**
     * Runs the blocks and the last norm.
     *
     * @param tokens [B, L', D] of {@link #embed}, perhaps some of them
     */
    Encoded encode(NDArray tokens);

    /**
     * As {@link #encode}, with the attention of the last block.
     *
     * @param tokens [B, L', D] of {@link #embed}, perhaps some of them
     */
    Encoded encodeAttending(NDArray tokens);

    /**
     * Takes another encoder's blocks in place of its own: both have the same weights there from now
     * on. Its own former blocks are closed, so nobody else may have taken them. Embedding of
     * patches, positions, class token and last norm remain its own.
     *
     * @throws IllegalArgumentException if the other's blocks are of another width, depth or number
     *     of heads
     */
    void shareBlocks(TokenEncoder other);

    /**
     * Tokens behind the last norm.
     *
     * @param tokens [B, K, D]: the class token, where there is one, then those of the patches
     * @param hasClassToken whether the first is the class token
     * @param lastAttention [B, H, K, K] of the last block: the weights of H heads, where it was
     *     asked for
     */
    record Encoded(NDArray tokens, boolean hasClassToken, Optional<NDArray> lastAttention) {

        /** [B, L', D]: the patches' tokens. */
        public NDArray patches() {
            return hasClassToken ? tokens.get(":, 1:") : tokens;
        }
    }
}
