package org.kdtoolkit.baselines.c2kd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.UniformInitializer;
import ai.djl.util.PairList;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.TorchLayers;
import org.kdtoolkit.baselines.layer.TrainingPass;

/**
 * A second head on a network's feature map, through which it speaks with the other modality, as a
 * DJL block.
 *
 * <pre>
 * logits = Linear(LeakyReLU(BatchNorm(W mean over tokens of the map)))
 * </pre>
 *
 * <p>Input: a feature map [B, K, D]. Output: logits [B, C]. Weights have the names of the published
 * implementation, where W [D, D] is a convolution with a kernel of one pixel.
 */
final class Proxy extends AbstractBlock implements Stateful {

    private static final int[] TOKENS = {1};
    private static final float SLOPE = 0.1f;

    private final int width;
    private final Linear mixture;
    private final Block norm;
    private final Linear classifier;

    /**
     * Creates the network, without weights yet.
     *
     * @param width the width D of the feature map
     * @param classes the number of classes C
     */
    Proxy(int width, int classes) {
        this.width = width;
        Linear layer = Linear.builder().setUnits(width).optBias(false).build();
        float bound = (float) (1 / Math.sqrt(width));
        layer.setInitializer(new UniformInitializer(bound), parameter -> true);
        mixture = addChildBlock("mixture", layer);
        norm = addChildBlock("norm", TorchLayers.batchNorm());
        classifier = addChildBlock("fc", TorchLayers.linear(width, classes));
    }

    /** Creates the weights, as PyTorch's layers begin. */
    Proxy initialized(NDManager manager) {
        initialize(manager, DataType.FLOAT32, new Shape(1, 1, width));
        return this;
    }

    /** The logits [B, C] of a feature map in training; its manager owns them. */
    NDArray logits(NDArray featureMap) {
        return TrainingPass.through(this, featureMap);
    }

    @Override
    public StateDict state() {
        return StateDict.builder()
                .add("layer.0", mixture)
                .add("layer.1", norm)
                .add("fc", classifier)
                .build();
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return classifier.getOutputShapes(new Shape[] {new Shape(inputs[0].get(0), width)});
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        Shape row = new Shape(1, width);
        mixture.initialize(manager, type, row);
        norm.initialize(manager, type, row);
        classifier.initialize(manager, type, row);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDList pooled = new NDList(inputs.singletonOrThrow().mean(TOKENS));
        NDList mixed = mixture.forward(parameters, pooled, training);
        NDArray normed = norm.forward(parameters, mixed, training).singletonOrThrow();
        NDList bent = new NDList(Activation.leakyRelu(normed, SLOPE));
        return classifier.forward(parameters, bent, training);
    }
}
