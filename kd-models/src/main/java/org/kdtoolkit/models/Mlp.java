package org.kdtoolkit.models;

import ai.djl.nn.Activation;
import ai.djl.nn.norm.Dropout;
import java.util.List;
import org.kdtoolkit.api.model.TorchLayers;

/**
 * A multilayer perceptron for embeddings [B, F]: linear layers, each with batch norm, ReLU and
 * dropout. Its feature map is one token, the embedding itself.
 */
public final class Mlp extends TokenNetwork {

    /**
     * Creates a network; weights begin as PyTorch's layers do.
     *
     * @param features the width F of the input
     * @param widths the width of each layer; the last is the embedding's
     * @param dropout the share of activations that training sets to 0, from 0 to 1
     * @param classes the number of classes
     */
    public Mlp(long features, List<Integer> widths, double dropout, int classes) {
        super(body(features, widths, dropout), widths.get(widths.size() - 1), "head", classes);
    }

    private static NamedLayers body(long features, List<Integer> widths, double dropout) {
        NamedLayers body = new NamedLayers();
        long in = features;
        for (int layer = 0; layer < widths.size(); layer++) {
            int out = widths.get(layer);
            body.add(PlainLayers.name(layer, 0), TorchLayers.linear(in, out))
                    .add(PlainLayers.name(layer, 1), TorchLayers.batchNorm())
                    .preactivation(PlainLayers.stage(layer))
                    .add(Activation.reluBlock());
            if (dropout > 0) {
                body.add(Dropout.builder().optRate((float) dropout).build());
            }
            body.stage(PlainLayers.stage(layer));
            in = out;
        }
        return body;
    }
}
