package org.kdtoolkit.onnx.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.kdtoolkit.api.model.DescribedLayer;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.NetworkGraph;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.TorchLayers;

/** Adds what a convolution returns to the batch norm of it. */
final class BeforeAndAfter extends AbstractBlock implements Stateful, DescribedLayer {

    private final Block convolution = addChildBlock("conv", TorchLayers.conv2d(2, 6, 3));
    private final Block norm = addChildBlock("bn", TorchLayers.batchNorm());

    @Override
    public StateDict state() {
        return StateDict.builder().add("conv", convolution).add("bn", norm).build();
    }

    @Override
    public GraphValue describe(NetworkGraph graph, GraphValue input) {
        GraphValue before = graph.layer(convolution, input);
        return graph.add(graph.layer(norm, before), before);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDList before = convolution.forward(parameters, inputs, training);
        NDArray after = norm.forward(parameters, before, training).singletonOrThrow();
        return new NDList(after.add(before.singletonOrThrow()));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        convolution.initialize(manager, type, inputs);
        norm.initialize(manager, type, convolution.getOutputShapes(inputs));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return convolution.getOutputShapes(inputs);
    }
}
