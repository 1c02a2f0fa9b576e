package org.kdtoolkit.api.model;

import ai.djl.ndarray.types.Shape;
import org.apiguardian.api.API;

/**
 * How a feature map [B, K, D] is laid out.
 *
 * @param grid how its K tokens are arranged, in row-major order: [height, width] of an image,
 *     [time, height, width] of a video; [1] for a single token
 * @param width the tokens' width D
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public record FeatureMapShape(Shape grid, int width) {

    /** A single token. */
    public static FeatureMapShape token(int width) {
        return new FeatureMapShape(new Shape(1), width);
    }

    /** The number of tokens K. */
    public int tokens() {
        return Math.toIntExact(grid.size());
    }
}
