package org.kdtoolkit.baselines.mst;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import java.util.List;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.model.Head;
import org.kdtoolkit.api.model.LinearHead;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.TorchLayers;

/**
 * The published stand-in: a linear layer whose output is the embedding, and a head of a ReLU and
 * another linear layer, on rows of some modalities side by side.
 */
record TwoLayerPeer(String name, List<String> modalities, Linear first, Linear second)
        implements Peer {

    static TwoLayerPeer of(
            String name, List<String> modalities, Shape first, Shape second, NDManager manager) {
        Linear one = TorchLayers.linear(first.get(1), first.get(0));
        Linear two = TorchLayers.linear(second.get(1), second.get(0));
        one.initialize(manager, DataType.FLOAT32, new Shape(1, first.get(1)));
        two.initialize(manager, DataType.FLOAT32, new Shape(1, second.get(1)));
        return new TwoLayerPeer(name, modalities, one, two);
    }

    @Override
    public int width() {
        return Math.toIntExact(LinearHead.of(second).weight().getShape().get(1));
    }

    @Override
    public Said see(Batch batch, boolean training) {
        NDArray input =
                modalities.stream()
                        .map(batch::input)
                        .reduce((a, b) -> a.concat(b, 1))
                        .orElseThrow();
        ParameterStore store = new ParameterStore(input.getManager(), false);
        NDArray embedding = first.forward(store, new NDList(input), training).singletonOrThrow();
        Head head = new BentHead(LinearHead.of(second));
        return new Said(embedding, head, head.logits(embedding));
    }

    @Override
    public StateDict state() {
        return StateDict.builder().add("fc1", first).add("fc2", second).build();
    }

    private record BentHead(LinearHead linear) implements Head {

        @Override
        public List<NDArray> weights() {
            return linear.weights();
        }

        @Override
        public NDArray logits(List<NDArray> weights, NDArray embedding) {
            return linear.logits(weights, Activation.relu(embedding));
        }
    }
}
