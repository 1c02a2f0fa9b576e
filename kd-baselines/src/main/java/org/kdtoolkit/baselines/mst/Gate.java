package org.kdtoolkit.baselines.mst;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.TorchLayers;
import org.kdtoolkit.baselines.layer.TrainingPass;

/**
 * What says from which teachers a sample learns: two linear layers on the student's class scores,
 * with nothing between them, as published.
 */
final class Gate implements Stateful {

    private final Linear wide;
    private final Linear narrow;
    private final SequentialBlock both = new SequentialBlock();

    /**
     * Creates the network.
     *
     * @param classes the number of classes C
     * @param teachers how many teachers E there are
     * @param manager owns the weights
     */
    Gate(int classes, int teachers, NDManager manager) {
        wide = TorchLayers.linear(classes, 2L * classes);
        narrow = TorchLayers.linear(2L * classes, teachers);
        both.add(wide).add(narrow);
        both.initialize(manager, DataType.FLOAT32, new Shape(1, classes));
    }

    /**
     * The logarithms of the shares of teachers.
     *
     * @param logits [B, C] of the student; their manager owns the result
     * @return [B, E]; the shares of a sample add up to 1
     */
    NDArray logShares(NDArray logits) {
        return TrainingPass.through(both, logits).logSoftmax(1);
    }

    @Override
    public StateDict state() {
        return StateDict.builder().add("fc1", wide).add("fc2", narrow).build();
    }
}
