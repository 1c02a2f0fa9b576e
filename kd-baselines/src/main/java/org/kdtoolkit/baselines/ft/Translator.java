package org.kdtoolkit.baselines.ft;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.TorchLayers;

/**
 * Makes the student's factor of its map: three convolutions 3x3, each with batch norm and a leaky
 * ReLU.
 */
final class Translator implements Stateful {

    private static final int KERNEL = 3;

    private final LeakyLayers encoder;

    /**
     * Creates one with fresh weights.
     *
     * @param channels of the student's map
     * @param factors of the factor
     * @param manager owns the weights
     */
    Translator(int channels, int factors, NDManager manager) {
        encoder =
                new LeakyLayers(manager)
                        .addNormed(
                                TorchLayers.conv2d(channels, channels, KERNEL),
                                channels,
                                channels,
                                manager)
                        .addNormed(
                                TorchLayers.conv2d(channels, factors, KERNEL),
                                channels,
                                factors,
                                manager)
                        .addNormed(
                                TorchLayers.conv2d(factors, factors, KERNEL),
                                factors,
                                factors,
                                manager);
    }

    /** The student's factor, [B, factors, height, width]. */
    NDArray factor(NDArray map) {
        return encoder.run(map);
    }

    @Override
    public StateDict state() {
        return StateDict.builder().add("encoder", encoder.state()).build();
    }
}
