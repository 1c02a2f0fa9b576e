package org.kdtoolkit.models;

import ai.djl.nn.Activation;
import org.kdtoolkit.api.model.TorchLayers;

/** What a {@link ResNet}'s block adds to its input. */
enum ResNetPath {

    /** Two 3x3 convolutions. */
    BASIC {
        @Override
        int width(int inner) {
            return inner;
        }

        @Override
        NamedLayers layers(int inner, int stride) {
            return new NamedLayers()
                    .add("conv1", ResNet.convolution(inner, 3, stride))
                    .add("bn1", TorchLayers.batchNorm())
                    .add(Activation.reluBlock())
                    .add("conv2", ResNet.convolution(inner, 3, 1))
                    .add("bn2", TorchLayers.batchNorm());
        }
    },

    /** A 3x3 convolution between two of a single pixel, of which the last widens. */
    BOTTLENECK {
        @Override
        int width(int inner) {
            return 4 * inner;
        }

        @Override
        NamedLayers layers(int inner, int stride) {
            return new NamedLayers()
                    .add("conv1", ResNet.convolution(inner, 1, 1))
                    .add("bn1", TorchLayers.batchNorm())
                    .add(Activation.reluBlock())
                    .add("conv2", ResNet.convolution(inner, 3, stride))
                    .add("bn2", TorchLayers.batchNorm())
                    .add(Activation.reluBlock())
                    .add("conv3", ResNet.convolution(width(inner), 1, 1))
                    .add("bn3", TorchLayers.batchNorm());
        }
    };

    /** The channels that it returns. */
    abstract int width(int inner);

    /**
     * Fresh layers.
     *
     * @param inner the channels of all convolutions but the last
     * @param stride the step in height and width
     */
    abstract NamedLayers layers(int inner, int stride);
}
