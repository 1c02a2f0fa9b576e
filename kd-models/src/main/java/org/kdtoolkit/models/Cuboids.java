package org.kdtoolkit.models;

import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * The patches of clips [B, channels, time, height, width], and of pictures [B, channels, height,
 * width], which are clips of one frame. The values of one are ordered by time, height, width and
 * channel.
 *
 * @param sides the length of a patch in time, height and width
 */
record Cuboids(List<Integer> sides) implements PatchForm {

    private static final int PICTURE = 3;
    private static final int CLIP = 4;

    @Override
    public String layer() {
        return "cuboid_embed";
    }

    @Override
    public Interpolation interpolation() {
        return Interpolation.LINEAR;
    }

    @Override
    public Shape grid(Shape input) {
        return PatchForm.divide(clip(input).slice(1), sides);
    }

    @Override
    public long values(Shape input) {
        return input.get(0)
                * sides.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    @Override
    public long[] parted(Shape input) {
        Shape grid = grid(input);
        return new long[] {
            input.get(0),
            grid.get(0),
            sides.get(0),
            grid.get(1),
            sides.get(1),
            grid.get(2),
            sides.get(2)
        };
    }

    @Override
    public int[] order() {
        return new int[] {0, 2, 4, 6, 3, 5, 7, 1};
    }

    /** The shape as that of a clip, with time. */
    static Shape clip(Shape input) {
        return switch (input.dimension()) {
            case PICTURE -> new Shape(input.get(0), 1, input.get(1), input.get(2));
            case CLIP -> input;
            default ->
                    throw new IllegalArgumentException(
                            "neither a picture [channels, height, width] nor a clip [channels, time, height, width]: %s"
                                    .formatted(input));
        };
    }
}
