package org.kdtoolkit.models;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import java.util.Set;
import org.kdtoolkit.api.model.Stateful;

/**
 * A network of one input [B, ...] and three outputs: the feature map [B, K, D], the embedding [B,
 * D], the logits [B, C].
 */
abstract class StudentNetwork extends AbstractBlock implements Stateful {

    /** The embedding's width D, and that of the feature map's tokens. */
    public abstract int width();

    /** The names of the weights whose first axis counts the classes. */
    abstract Set<String> head();

    /**
     * How the tokens of its feature map are arranged.
     *
     * @param input the shape of a batch
     */
    abstract Shape grid(Shape input);
}
