package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import java.util.Collections;
import java.util.List;
import org.kdtoolkit.api.model.FunctionLayer;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.TorchLayers;

/**
 * R(2+1)D for clips [B, channels, time, height, width]: a residual network whose convolutions are
 * factored into space and time (Tran et al., A Closer Look at Spatiotemporal Convolutions for
 * Action Recognition, 2018), in the form and with the names of Chen et al., Distilling Audio-Visual
 * Knowledge by Compositional Contrastive Learning, 2021.
 *
 * <p>The stem halves height and width, each stage but the first all three axes, rounded up: 8
 * frames of 112x112 pixels become 1x7x7 tokens.
 */
public final class R2Plus1d extends TokenNetwork {

    /** The stages, each of several blocks. */
    static final List<String> STAGES = List.of("conv2", "conv3", "conv4", "conv5");

    private static final int STEM = 64;

    /**
     * Creates a network; weights begin as PyTorch's layers do.
     *
     * @param channels the clips' channels
     * @param blocks how many residual blocks each of the four stages has
     * @param width the channels of the last stage; those before have 64, 128 and 256
     * @param classes the number of classes
     */
    public R2Plus1d(long channels, List<Integer> blocks, int width, int classes) {
        super(body(channels, blocks, width), width, "cls", classes);
    }

    private static NamedLayers body(long channels, List<Integer> blocks, int width) {
        List<Integer> widths = List.of(STEM, 2 * STEM, 4 * STEM, width);
        NamedLayers body = new NamedLayers();
        if (Collections.max(blocks) == 1) {
            body.add(
                    new FunctionLayer(
                            "channelsLast", R2Plus1d::channelsLast, (graph, clips) -> clips));
        }
        body.add("conv1", new FactorizedConvolution(channels, STEM, 3, 7, 1, 2).layers())
                .add("bn1", TorchLayers.batchNorm())
                .add(Activation.reluBlock());
        int in = STEM;
        for (int stage = 0; stage < STAGES.size(); stage++) {
            int out = widths.get(stage);
            Block first = stage == 0 ? block(in, out) : halvingBlock(in, out);
            String name = STAGES.get(stage);
            body.add(name, stage(first, out, blocks.get(stage))).preactivation(name).stage(name);
            in = out;
        }
        return body;
    }

    /**
     * Keeps the shape of clips, but puts the channels of a pixel side by side in memory. PyTorch
     * keeps that order through the whole network, and need not reorder what a convolution reads and
     * writes, which saves a fifth of the time; it makes no difference to MXNet.
     *
     * <p>Batch norm adds up less exactly in that order. That is lost in the rounding of one block a
     * stage, but sixteen blocks amplify it to two percent of the published gradients.
     */
    private static NDArray channelsLast(NDArray clips) {
        NDArray last = clips.transpose(0, 2, 3, 4, 1);
        return last.flatten().reshape(last.getShape()).transpose(0, 4, 1, 2, 3);
    }

    private static NamedLayers stage(Block first, int width, int blocks) {
        NamedLayers stage = new NamedLayers().add("block1", first);
        for (int further = 0; further < blocks - 1; further++) {
            stage.add("blocks." + further, block(width, width));
        }
        return stage;
    }

    private static Residual block(int in, int out) {
        NamedLayers path = path(in, out, 1);
        return new Residual(path, Blocks.identityBlock(), path.state());
    }

    private static Residual halvingBlock(int in, int out) {
        NamedLayers shortcut =
                new NamedLayers()
                        .add("downsampleconv", FactorizedConvolution.cubic(in, out, 1, 2).layers())
                        .add("downsamplebn", TorchLayers.batchNorm());
        NamedLayers path = path(in, out, 2);
        StateDict state = StateDict.builder().addAll(shortcut.state()).addAll(path.state()).build();
        return new Residual(path, shortcut, state);
    }

    private static NamedLayers path(int in, int out, int stride) {
        return new NamedLayers()
                .add("conv1", FactorizedConvolution.cubic(in, out, 3, stride).layers())
                .add("bn1", TorchLayers.batchNorm())
                .add(Activation.reluBlock())
                .add("conv2", FactorizedConvolution.cubic(out, out, 3, 1).layers())
                .add("bn2", TorchLayers.batchNorm());
    }
}
