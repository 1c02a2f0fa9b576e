package org.kdtoolkit.media.clip;

import java.util.random.RandomGenerator;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.OtherNames;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.modality.Recipe;
import org.kdtoolkit.media.pixels.ImageSize;

/**
 * Puts a border around the frame and cuts a part of the frame's size out at random, so that what is
 * seen moves by up to the border's width; usual for pictures of 28 to 96 pixels.
 */
@OtherNames({"random-crop", "pad-crop"})
public record CropWithPadding(
        @Doc("the width of the border, in pixels") @Default("4") @Range(min = 0, max = 8192)
                int padding,
        @Doc("the border's value, from 0 for black to 1 for white")
                @Default("0")
                @Range(min = 0, max = 1)
                double fill)
        implements FrameTransform {

    @Override
    public Recipe recipe() {
        return Recipe.of("crop-with-padding").with("padding", padding).with("fill", fill);
    }

    @Override
    public DrawnTransform draw(ImageSize frame, RandomGenerator random) {
        int right = random.nextInt(2 * padding + 1) - padding;
        int down = random.nextInt(2 * padding + 1) - padding;
        return AffineWarp.translation(right, down, (float) fill);
    }
}
