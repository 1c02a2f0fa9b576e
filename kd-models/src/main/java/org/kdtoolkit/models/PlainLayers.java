package org.kdtoolkit.models;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.kdtoolkit.api.model.WeightShapes;

/** Reads the widths of {@link ConvNet} and {@link Mlp} off their weights. */
final class LayerWidths {

    /** Each width stands for so many layers of the body: what computes, batch norm and two more. */
    private static final int LAYERS = 4;

    private LayerWidths() {}

    /** The width of each layer that computes, from the first to the last that is there. */
    static List<Integer> in(WeightShapes weights) {
        return IntStream.iterate(0, layer -> layer + LAYERS)
                .mapToObj(layer -> weights.size("body." + layer + ".weight", 0))
                .takeWhile(OptionalInt::isPresent)
                .map(OptionalInt::getAsInt)
                .toList();
    }
}
