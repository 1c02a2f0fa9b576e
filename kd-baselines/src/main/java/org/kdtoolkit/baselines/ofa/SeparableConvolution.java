package org.kdtoolkit.baselines.ofa;

import ai.djl.nn.Activation;
import org.kdtoolkit.api.model.TorchLayers;

/**
 * Two depthwise convolutions, each followed by one that mixes channels, batch norm and ReLU; the
 * first halves every axis of a map [B, D, grid...].
 */
final class SeparableConvolution {

    private SeparableConvolution() {}

    /**
     * Appends the layers.
     *
     * @param layers to what
     * @param prefix of the names of their weights
     * @param axes of the grid
     * @param in channels before
     * @param out channels behind
     */
    static void addTo(NamedSequence layers, String prefix, int axes, int in, int out) {
        layers.add(prefix + ".op.0", HeadLayers.depthwise(axes, in, 2))
                .add(prefix + ".op.1", HeadLayers.pointwise(axes, in))
                .add(prefix + ".op.2", TorchLayers.batchNorm())
                .add(Activation.reluBlock())
                .add(prefix + ".op.4", HeadLayers.depthwise(axes, in, 1))
                .add(prefix + ".op.5", HeadLayers.pointwise(axes, out))
                .add(prefix + ".op.6", TorchLayers.batchNorm())
                .add(Activation.reluBlock());
    }
}
