package org.kdtoolkit.baselines.simkd;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.NetworkGraph;
import org.kdtoolkit.api.model.StudentOutput;

/**
 * A network without weights, whose input [B, D, height, width] is its feature map.
 *
 * @param featureMap how that is laid out
 */
record GivenMap(FeatureMapShape featureMap) implements Backbone {

    @Override
    public Block block() {
        return new SequentialBlock();
    }

    @Override
    public StudentOutput forward(NDArray input, boolean training) {
        NDArray tokens =
                input.reshape(input.getShape().get(0), input.getShape().get(1), -1)
                        .transpose(0, 2, 1);
        NDArray embedding = tokens.mean(new int[] {1});
        return StudentOutput.of(tokens, embedding, embedding);
    }

    @Override
    public GraphValue describeFeatureMap(NetworkGraph graph, GraphValue input) {
        GraphValue flat = graph.reshape(input, -1, featureMap.width(), featureMap.tokens());
        return graph.transpose(flat, 0, 2, 1);
    }
}
