package org.kdtoolkit.media.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.modality.Recipe;
import org.kdtoolkit.media.pixels.ImageSize;

/**
 * Some operations one after the other, each drawn from fourteen, all of one strength (RandAugment,
 * Cubuk et al., 2020). Operations and strengths are those of torchvision's {@code RandAugment} with
 * 31 bins: nothing; shears of up to 0.3; shifts of up to 150/331 of the side, in whole pixels;
 * turns of up to 30 degrees; brightness, colour, contrast and sharpness of 1 - 0.9 to 1 + 0.9 times
 * their own; 8 to 4 bits; inverting values of 255 to 0 and above; stretching and equalising each
 * channel. What comes from outside of the frame is black.
 *
 * <p>What differs: moved pixels are bilinear rather than the nearest one; values are not rounded to
 * 255ths between operations, except by those that are defined on them (bits, equalising); and grey
 * frames, which have no colour to change, are taken.
 */
public record RandAugment(
        @Doc("the number of operations, drawn one by one; one may come again")
                @Default("2")
                @Range(min = 0, max = 14)
                int operations,
        @Doc("their strength, from 0 to 30") @Default("9") @Range(min = 0, max = 30) int magnitude)
        implements FrameTransform {

    private static final int GREATEST = 30;

    @Override
    public Recipe recipe() {
        return Recipe.of("rand-augment")
                .with("operations", operations)
                .with("magnitude", magnitude);
    }

    @Override
    public DrawnTransform draw(ImageSize frame, RandomGenerator random) {
        RandAugmentOperation[] known = RandAugmentOperation.values();
        List<DrawnTransform> drawn = new ArrayList<>();
        for (int i = 0; i < operations; i++) {
            RandAugmentOperation operation = known[random.nextInt(known.length)];
            int sign = random.nextBoolean() ? 1 : -1;
            drawn.add(operation.at((double) magnitude / GREATEST, sign, frame));
        }
        return new Composed(drawn);
    }
}
