package org.kdtoolkit.teachers.stored;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.model.FeatureMapShape;

/** Feature maps [D, grid...], channels first as convolutions give them, all of one shape. */
final class MapLayout implements ArrayLayout {

    private Optional<Shape> shape = Optional.empty();
    private String shapeFrom = "";

    /** The layout of the maps once their channels are last, once one was read. */
    Optional<FeatureMapShape> featureMap() {
        return shape.map(s -> new FeatureMapShape(s.slice(1), Math.toIntExact(s.get(0))));
    }

    @Override
    public String what() {
        return "feature maps";
    }

    /** Moves the channels behind the positions: [K, D]. */
    @Override
    public float[] values(Path file, HostTensor array) throws SampleException {
        Shape found = array.shape();
        if (found.dimension() < 2 || found.size() == 0) {
            throw new SampleException(
                    "%s has shape %s, expected a feature map: its channels, then its positions, such as (128, 7, 7)"
                            .formatted(file, found));
        }
        if (shape.isPresent() && !shape.get().equals(found)) {
            throw new SampleException(
                    "%s has shape %s, expected %s, %s"
                            .formatted(file, found, shape.get(), shapeFrom));
        }
        if (shape.isEmpty()) {
            shape = Optional.of(found);
            shapeFrom = "as in " + file;
        }
        return channelsLast(array.values(), Math.toIntExact(found.get(0)));
    }

    private static float[] channelsLast(float[] values, int channels) {
        int tokens = values.length / channels;
        float[] moved = new float[values.length];
        for (int channel = 0; channel < channels; channel++) {
            for (int token = 0; token < tokens; token++) {
                moved[token * channels + channel] = values[channel * tokens + token];
            }
        }
        return moved;
    }
}
