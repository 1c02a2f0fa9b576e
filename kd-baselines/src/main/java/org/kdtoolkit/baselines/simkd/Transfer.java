package org.kdtoolkit.baselines.simkd;

import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.kdtoolkit.api.model.DescribedLayer;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.NetworkGraph;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.TorchLayers;

/**
 * What brings a student's map [B, Ds, height, width] to the teacher's channels [B, Dt, height,
 * width]: convolutions 1x1, 3x3 and 1x1 without bias, each with batch norm and ReLU, of which the
 * inner ones are narrower. Weights begin as PyTorch's do, and have the published names.
 */
final class Transfer extends SequentialBlock implements Stateful, DescribedLayer {

    private static final int INNER_KERNEL = 3;

    private final StateDict.Builder state = StateDict.builder();

    /**
     * Layers that are not yet initialised.
     *
     * @param student the number of channels Ds
     * @param teacher the number of channels Dt
     * @param factor by how much the inner layers are narrower, rounded down to whole channels
     */
    Transfer(int student, int teacher, int factor) {
        int inner = teacher / factor;
        append(TorchLayers.unbiasedConv2d(student, inner, 1));
        append(TorchLayers.unbiasedConv2d(inner, inner, INNER_KERNEL));
        append(TorchLayers.unbiasedConv2d(inner, teacher, 1));
    }

    /** A convolution with what follows it; weights are named by the places of their layers. */
    private void append(Conv2d convolution) {
        Block norm = TorchLayers.batchNorm();
        int place = getChildren().size();
        add(convolution);
        add(norm);
        add(Activation.reluBlock());
        state.add(String.valueOf(place), convolution).add(String.valueOf(place + 1), norm);
    }

    /**
     * Runs the layers, and closes what lies between them: the engine's graph holds what a backward
     * pass needs.
     */
    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDList current = inputs;
        for (Block layer : getChildren().values()) {
            NDList next = layer.forward(parameters, current, training);
            if (current != inputs) {
                current.close();
            }
            current = next;
        }
        return current;
    }

    @Override
    public GraphValue describe(NetworkGraph graph, GraphValue input) {
        GraphValue current = input;
        for (Block layer : getChildren().values()) {
            current = graph.layer(layer, current);
        }
        return current;
    }

    @Override
    public StateDict state() {
        return state.build();
    }
}
