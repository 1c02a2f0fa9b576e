package org.kdtoolkit.media.clip;

import java.util.random.RandomGenerator;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.OtherNames;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.modality.Recipe;
import org.kdtoolkit.media.pixels.ImageSize;

/** Turns the frame about its centre, bilinear; its size stays. */
@OtherNames({"rotate", "random-rotation", "random-affine"})
public record Rotation(
        @Doc("the greatest turn to either side; every one up to it is equally likely")
                @Default("15")
                @Range(min = 0, max = 180)
                double degrees,
        @Doc("the value of what comes from outside, from 0 for black to 1 for white")
                @Default("0")
                @Range(min = 0, max = 1)
                double fill)
        implements FrameTransform {

    @Override
    public Recipe recipe() {
        return Recipe.of("rotation").with("degrees", degrees).with("fill", fill);
    }

    @Override
    public DrawnTransform draw(ImageSize frame, RandomGenerator random) {
        return AffineWarp.rotation(frame, degrees * (2 * random.nextDouble() - 1), (float) fill);
    }
}
