package org.kdtoolkit.models;

import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * The patches of spectrograms [B, 1, time, bands]. As published, bands come before time, both in
 * the order of the patches and in that of the values of one.
 *
 * @param sides the length of a patch in bands and in time
 */
record SpectrogramPatches(List<Integer> sides) implements PatchForm {

    private static final int AXES = 3;

    @Override
    public String layer() {
        return "patch_embed";
    }

    @Override
    public Interpolation interpolation() {
        return Interpolation.CUBIC;
    }

    @Override
    public Shape grid(Shape input) {
        if (input.dimension() != AXES || input.get(0) != 1) {
            throw new IllegalArgumentException(
                    "not a spectrogram [1, time, bands]: %s".formatted(input));
        }
        return PatchForm.divide(new Shape(input.get(2), input.get(1)), sides);
    }

    @Override
    public long values(Shape input) {
        return (long) sides.get(0) * sides.get(1);
    }

    @Override
    public long[] parted(Shape input) {
        Shape grid = grid(input);
        return new long[] {grid.get(1), sides.get(1), grid.get(0), sides.get(0)};
    }

    @Override
    public int[] order() {
        return new int[] {0, 3, 1, 4, 2};
    }
}
