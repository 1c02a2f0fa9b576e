package org.kdtoolkit.models;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.XavierInitializer;
import java.util.List;
import org.kdtoolkit.api.model.FunctionLayer;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.TorchLayers;

/**
 * A residual network for images [B, channels, height, width] (He et al., Deep Residual Learning for
 * Image Recognition, 2016), with torchvision's names, and with the stride of a bottleneck in its
 * 3x3 convolution, as there.
 *
 * <p>The stem shortens height and width to a quarter, each stage but the first to a half, rounded
 * up: 224x224 pixels become 7x7 = 49 tokens, of width 512, or of 2048 with bottlenecks.
 */
public final class ResNet extends TokenNetwork {

    /** He's normal distribution of the variance 2 / outgoing weights, as torchvision's begins. */
    private static final Initializer WEIGHTS =
            new XavierInitializer(
                    XavierInitializer.RandomType.GAUSSIAN, XavierInitializer.FactorType.OUT, 2);

    /** The stages, each of several blocks. */
    static final List<String> STAGES = List.of("layer1", "layer2", "layer3", "layer4");

    private static final int STEM = 64;

    /**
     * Creates a network with fresh weights.
     *
     * @param depth which of the published networks
     * @param classes the number of classes
     */
    public ResNet(ResNetDepth depth, int classes) {
        super(body(depth), width(depth), "fc", classes);
    }

    private static int width(ResNetDepth depth) {
        return depth.path().width(STEM << (STAGES.size() - 1));
    }

    private static NamedLayers body(ResNetDepth depth) {
        NamedLayers body =
                new NamedLayers()
                        .add("conv1", convolution(STEM, 7, 2))
                        .add("bn1", TorchLayers.batchNorm())
                        .add(Activation.reluBlock())
                        .add(
                                FunctionLayer.maxPool(
                                        new Shape(3, 3), new Shape(2, 2), new Shape(1, 1)));
        int in = STEM;
        for (int stage = 0; stage < STAGES.size(); stage++) {
            NamedLayers blocks = new NamedLayers();
            int inner = STEM << stage;
            int out = depth.path().width(inner);
            for (int block = 0; block < depth.blocks().get(stage); block++) {
                int stride = stage > 0 && block == 0 ? 2 : 1;
                NamedLayers path = depth.path().layers(inner, stride);
                boolean same = in == out && stride == 1;
                blocks.add(
                        Integer.toString(block),
                        same ? keeping(path) : projecting(path, out, stride));
                in = out;
            }
            String name = STAGES.get(stage);
            body.add(name, blocks).preactivation(name).stage(name);
        }
        return body;
    }

    private static Residual keeping(NamedLayers path) {
        return new Residual(path, Blocks.identityBlock(), path.state());
    }

    private static Residual projecting(NamedLayers path, int out, int stride) {
        NamedLayers shortcut =
                new NamedLayers()
                        .add("0", convolution(out, 1, stride))
                        .add("1", TorchLayers.batchNorm());
        StateDict state =
                StateDict.builder()
                        .addAll(path.state())
                        .add("downsample", shortcut.state())
                        .build();
        return new Residual(path, shortcut, state);
    }

    /** A convolution without bias, as all of the network's are. */
    static Conv2d convolution(int out, int kernel, int stride) {
        return new PlainConvolution(out, kernel, stride, WEIGHTS).layer();
    }
}
