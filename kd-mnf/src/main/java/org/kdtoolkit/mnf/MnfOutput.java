package org.kdtoolkit.mnf;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * What a {@link ModalityNoiseFilter} returns, in the order of the block's output list.
 *
 * @param logits [B, C]: class scores of the joint embedding
 * @param joint [B, D]: the student's tokens, as the gated teacher attends to them
 * @param selected [B, D]: the teacher's embedding after the gate
 * @param gate [B, D]: the gate's openings, from 0 to 1
 * @param attention [B, 1, K]: how much each token is attended to, averaged over the heads; sums up
 *     to 1
 */
public record MnfOutput(
        NDArray logits, NDArray joint, NDArray selected, NDArray gate, NDArray attention) {

    /** Names the members of a block's output list. */
    public static MnfOutput of(NDList output) {
        return new MnfOutput(
                output.get(0), output.get(1), output.get(2), output.get(3), output.get(4));
    }
}
