package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.List;
import org.kdtoolkit.api.model.FunctionLayer;
import org.kdtoolkit.api.model.TorchLayers;

/**
 * A small convolutional network for images [B, channels, height, width].
 *
 * <p>3x3 convolutions with batch norm and ReLU, and 2x2 max-pooling after each but the last. Three
 * layers of 32, 64 and 128 channels turn 28x28 pixels into 7x7 = 49 tokens of width 128.
 */
public final class ConvNet extends TokenNetwork {

    private static final Shape POOL = new Shape(2, 2);

    /**
     * Creates a network; weights begin as PyTorch's layers do.
     *
     * @param channels the images' channels
     * @param widths the channels of each convolution; the last is the embedding's width
     * @param classes the number of classes
     */
    public ConvNet(long channels, List<Integer> widths, int classes) {
        super(body(channels, widths), widths.get(widths.size() - 1), "head", classes);
    }

    /** The least height and width of an image: one pixel must be left after all pooling. */
    static long leastSide(List<Integer> widths) {
        return 1L << Math.min(Long.SIZE - 2, widths.size() - 1);
    }

    /**
     * The same images, but with the channels of a pixel side by side in memory. PyTorch keeps that
     * layout through all layers, pools it eight times as fast, and the tokens need no copy.
     */
    private static NDArray channelsLast(NDArray images) {
        NDArray pixels = images.transpose(0, 2, 3, 1);
        return pixels.reshape(-1).reshape(pixels.getShape()).transpose(0, 3, 1, 2);
    }

    private static NamedLayers body(long channels, List<Integer> widths) {
        NamedLayers body =
                new NamedLayers()
                        .add(
                                new FunctionLayer(
                                        "channelsLast",
                                        ConvNet::channelsLast,
                                        (graph, images) -> images));
        long in = channels;
        for (int layer = 0; layer < widths.size(); layer++) {
            int out = widths.get(layer);
            body.add(PlainLayers.name(layer, 0), TorchLayers.conv2d(in, out, 3))
                    .add(PlainLayers.name(layer, 1), TorchLayers.batchNorm())
                    .preactivation(PlainLayers.stage(layer));
            if (layer < widths.size() - 1) {
                // ReLU is monotone, so it may follow the maximum: same values and gradients, a
                // quarter of the work
                body.add(FunctionLayer.maxPool(POOL, POOL, new Shape(0, 0)));
            }
            body.add(Activation.reluBlock()).stage(PlainLayers.stage(layer));
            in = out;
        }
        return body;
    }
}
