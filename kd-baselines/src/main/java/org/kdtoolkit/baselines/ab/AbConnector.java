package org.kdtoolkit.baselines.ab;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.UniformInitializer;
import java.util.Optional;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.TorchLayers;
import org.kdtoolkit.baselines.convolution.TransposedConvolution;

/**
 * Brings a map of the student to the shape of the teacher's: nothing where the shapes agree; else a
 * convolution with batch norm, of a kernel by the heights. Twice the teacher's height: 3x3 in steps
 * of two. Half of it: a transposed 4x4. Any other: as large as takes the difference away.
 */
final class AbConnector implements Stateful {

    private static final int HEIGHT = 2;

    private final Optional<Layers> layers;
    private final ParameterStore parameters;

    private record Layers(Block convolution, Block norm) {}

    private AbConnector(Optional<Layers> layers, NDManager manager) {
        this.layers = layers;
        parameters = new ParameterStore(manager, false);
    }

    /**
     * A connector with fresh weights.
     *
     * @param student the student's map, of two axes
     * @param teacher the teacher's
     * @return nothing if no connector of the published forms makes one of the other
     */
    static Optional<AbConnector> of(
            FeatureMapShape student, FeatureMapShape teacher, NDManager manager) {
        int in = student.width();
        int out = teacher.width();
        Shape from = new Shape(1, in).addAll(student.grid());
        if (student.equals(teacher)) {
            return Optional.of(new AbConnector(Optional.empty(), manager));
        }
        Block layer = layer(in, out, student.grid().get(0), teacher.grid().get(0));
        Shape to = layer.getOutputShapes(new Shape[] {from})[0];
        if (!to.slice(HEIGHT).equals(teacher.grid())) {
            return Optional.empty();
        }
        layer.initialize(manager, DataType.FLOAT32, from);
        Block norm = TorchLayers.batchNorm();
        norm.initialize(manager, DataType.FLOAT32, to);
        return Optional.of(new AbConnector(Optional.of(new Layers(layer, norm)), manager));
    }

    private static Block layer(int in, int out, long student, long teacher) {
        if (student == 2 * teacher) {
            return convolution(in, out, 3, 2, 1);
        }
        if (2 * student == teacher) {
            return new TransposedConvolution(in, out, 4, 2, 1);
        }
        return convolution(in, out, Math.max(1, Math.toIntExact(1 + student - teacher)), 1, 0);
    }

    private static Block convolution(int in, int out, int kernel, int stride, int padding) {
        Conv2d layer =
                Conv2d.builder()
                        .setKernelShape(new Shape(kernel, kernel))
                        .setFilters(out)
                        .optStride(new Shape(stride, stride))
                        .optPadding(new Shape(padding, padding))
                        .build();
        float bound = (float) (1 / Math.sqrt((double) in * kernel * kernel));
        layer.setInitializer(new UniformInitializer(bound), parameter -> true);
        return layer;
    }

    /**
     * Maps a batch; moves the running statistics.
     *
     * @param map [B, D, height, width]; its manager owns the result
     * @return of the teacher's channels and grid
     */
    NDArray map(NDArray map) {
        return layers.map(both -> map(map, both)).orElse(map);
    }

    private NDArray map(NDArray map, Layers both) {
        NDList moved = both.convolution().forward(parameters, new NDList(map), true);
        return both.norm().forward(parameters, moved, true).singletonOrThrow();
    }

    @Override
    public StateDict state() {
        return layers.map(
                        both ->
                                StateDict.builder()
                                        .add("conv", both.convolution())
                                        .add("bn", both.norm())
                                        .build())
                .orElseGet(StateDict::empty);
    }
}
