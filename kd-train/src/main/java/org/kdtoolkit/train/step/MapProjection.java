package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import java.util.Optional;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.TorchLayers;

/**
 * A linear map to the tokens of the student's grid, put before objectives that compare feature maps
 * where the teacher has none of such a grid: from the tokens of the teacher's map, each channel by
 * itself, or from the numbers of its embedding to a map of one channel. Part of the distiller, and
 * trained with it.
 */
final class MapProjection implements Stateful {

    private final boolean fromMap;
    private final Linear linear;
    private final ParameterStore parameters;
    private final StateDict state;
    private final String note;

    /**
     * Creates a projection.
     *
     * @param from the layout of the map that arrives, or empty where only an embedding does
     * @param width the embedding's width
     * @param student the layout of the student's map
     * @param manager owns the weights
     */
    MapProjection(
            Optional<FeatureMapShape> from, int width, FeatureMapShape student, NDManager manager) {
        fromMap = from.isPresent();
        int in = from.map(FeatureMapShape::tokens).orElse(width);
        linear = TorchLayers.linear(in, student.tokens());
        linear.initialize(manager, DataType.FLOAT32, new Shape(1, in));
        parameters = new ParameterStore(manager, false);
        state = StateDict.builder().add("projection", linear).build();
        note =
                "the teacher's %s mapped to the %d tokens of the student's feature map by a trained linear layer"
                        .formatted(
                                from.map(map -> "feature maps of %d tokens are".formatted(in))
                                        .orElse("%d-d embeddings are".formatted(in)),
                                student.tokens());
    }

    /** The same knowledge with a feature map [B, K, channels] over the student's tokens. */
    Knowledge project(Knowledge knowledge) {
        NDArray channels =
                fromMap
                        ? knowledge.featureMap().orElseThrow().transpose(0, 2, 1)
                        : knowledge.target().expandDims(1);
        NDArray projected =
                linear.forward(parameters, new NDList(channels), true).singletonOrThrow();
        return knowledge.withFeatureMap(projected.transpose(0, 2, 1));
    }

    String note() {
        return note;
    }

    @Override
    public StateDict state() {
        return state;
    }
}
