package org.kdtoolkit.baselines.ft;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.TorchLayers;
import org.kdtoolkit.baselines.convolution.TransposedConvolution;

/**
 * An auto-encoder of the teacher's map, whose code is the teacher's factor: three convolutions 3x3
 * and three transposed ones, each with a leaky ReLU, without batch norm as in the code of Tian et
 * al.
 */
final class Paraphraser implements Stateful {

    private static final int KERNEL = 3;

    private final LeakyLayers encoder;
    private final LeakyLayers decoder;

    /**
     * Creates one with fresh weights.
     *
     * @param channels of the teacher's map
     * @param factors of the factor
     * @param manager owns the weights
     */
    Paraphraser(int channels, int factors, NDManager manager) {
        encoder =
                new LeakyLayers(manager)
                        .add(TorchLayers.conv2d(channels, channels, KERNEL), channels, manager)
                        .add(TorchLayers.conv2d(channels, factors, KERNEL), channels, manager)
                        .add(TorchLayers.conv2d(factors, factors, KERNEL), factors, manager);
        decoder =
                new LeakyLayers(manager)
                        .add(transposed(factors, factors), factors, manager)
                        .add(transposed(factors, channels), factors, manager)
                        .add(transposed(channels, channels), channels, manager);
    }

    private static TransposedConvolution transposed(int in, int out) {
        return new TransposedConvolution(in, out, KERNEL, 1, 1);
    }

    /** The teacher's factor, [B, factors, height, width], of its map. */
    NDArray factor(NDArray map) {
        return encoder.run(map);
    }

    /** The mean square of what the factor does not tell of the map: a scalar. */
    NDArray loss(NDArray map) {
        return decoder.run(factor(map)).sub(map).square().mean();
    }

    @Override
    public StateDict state() {
        return StateDict.builder()
                .add("encoder", encoder.state())
                .add("decoder", decoder.state())
                .build();
    }
}
