package org.kdtoolkit.onnx.network;

import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.model.GraphOutputs;
import org.kdtoolkit.api.model.GraphValue;

/**
 * What a network in a graph returns, by the names of values. Each is written when it is asked for
 * first: a graph of which nobody asks class scores has no head.
 */
public final class NetworkOutputs {

    private final Operators operators;
    private final GraphOutputs outputs;

    NetworkOutputs(Operators operators, GraphOutputs outputs) {
        this.operators = operators;
        this.outputs = outputs;
    }

    /** The embedding [batch, D]. */
    public String embedding() {
        return operators.written(outputs.embedding());
    }

    /** The width D of the embedding. */
    public long width() {
        return outputs.embedding().shape().get(1);
    }

    /** The class scores [batch, C], before softmax or sigmoid. */
    public String logits() {
        return operators.written(outputs.logits());
    }

    /** The number of classes C. */
    public long classes() {
        return outputs.logits().shape().get(1);
    }

    /**
     * The classes' probabilities [batch, C].
     *
     * @param kind for one class a sample they add up to 1, for several each is by itself
     */
    public String probabilities(TargetKind kind) {
        GraphValue probabilities =
                switch (kind) {
                    case SINGLE_LABEL -> operators.softmax(outputs.logits(), 1);
                    case MULTI_LABEL -> operators.sigmoid(outputs.logits());
                };
        return operators.written(probabilities);
    }
}
