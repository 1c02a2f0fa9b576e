package org.kdtoolkit.models;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.kdtoolkit.api.model.WeightShapes;

/**
 * The names in {@link ConvNet} and {@link Mlp}, of which each width stands for so many layers of a
 * PyTorch module's sequential {@code body}: what computes, batch norm and two without weights.
 */
final class PlainLayers {

    private static final int LAYERS = 4;

    private PlainLayers() {}

    /**
     * The prefix of a layer's weights.
     *
     * @param width the width's place, counted from 0
     * @param layer 0 for what computes, 1 for batch norm
     */
    static String name(int width, int layer) {
        return "body." + (LAYERS * width + layer);
    }

    /** What the layers of a width return together. */
    static String stage(int width) {
        return "layer" + (width + 1);
    }

    /** The stages of a network of so many widths. */
    static List<String> stages(List<Integer> widths) {
        return IntStream.range(0, widths.size()).mapToObj(PlainLayers::stage).toList();
    }

    /** The width of each layer that computes, from the first to the last that is there. */
    static List<Integer> in(WeightShapes weights) {
        return IntStream.iterate(0, width -> width + 1)
                .mapToObj(width -> weights.size(name(width, 0) + ".weight", 0))
                .takeWhile(OptionalInt::isPresent)
                .map(OptionalInt::getAsInt)
                .toList();
    }
}
