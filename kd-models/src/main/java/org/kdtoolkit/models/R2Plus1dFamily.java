package org.kdtoolkit.models;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.Blueprint;
import org.kdtoolkit.api.model.WeightShapes;

/** The {@link R2Plus1d}s that configurations describe. */
final class R2Plus1dFamily {

    private static final int PUBLISHED_WIDTH = 512;

    private static final Map<Integer, List<Integer>> BLOCKS =
            Map.of(10, List.of(1, 1, 1, 1), 34, List.of(3, 4, 6, 3));

    private R2Plus1dFamily() {}

    static Backbone create(R2Plus1dConfig configuration, BackboneContext context) {
        checkInput(configuration, context.input());
        List<Integer> blocks = BLOCKS.get(configuration.layers());
        Shape input = context.input();
        R2Plus1d network =
                new R2Plus1d(input.get(0), blocks, configuration.width(), context.classes());
        return BlockBackbone.of(network, context);
    }

    static void checkInput(R2Plus1dConfig configuration, Shape input) {
        List<Integer> blocks = BLOCKS.get(configuration.layers());
        if (blocks == null) {
            throw new ConfigurationException(
                    "r2plus1d has 10 or 34 layers, found %d; the student that is published as 18 layers deep has one block a stage, which is 'layers: 10'"
                            .formatted(configuration.layers()));
        }
        boolean clip =
                input.dimension() == 4
                        && LongStream.of(input.getShape()).allMatch(size -> size > 0);
        if (!clip) {
            throw new ConfigurationException(
                    "r2plus1d takes clips [channels, time, height, width], all of one size; the modality has the shape %s"
                            .formatted(input));
        }
    }

    static Optional<Blueprint> recognize(WeightShapes weights) {
        OptionalInt channels = weights.size("conv1.spatial_conv.weight", 1);
        if (channels.isEmpty()) {
            return Optional.empty();
        }
        int layers = weights.has("conv2.blocks.0.conv1.spatial_conv.weight") ? 34 : 10;
        int width = weights.size("conv5.block1.bn2.weight", 0).orElse(PUBLISHED_WIDTH);
        return Optional.of(
                new Blueprint(
                        new R2Plus1dConfig(layers, width),
                        new Shape(channels.getAsInt(), 1, 1, 1),
                        weights.size("cls.weight", 0).orElse(1)));
    }
}
