package org.kdtoolkit.media.clip;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.OtherNames;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.modality.Recipe;
import org.kdtoolkit.media.pixels.Box;
import org.kdtoolkit.media.pixels.ImageSize;

/**
 * Gives a box of random area, proportion and place one colour, or nothing (Zhong et al., 2020).
 * After ten boxes that did not fit, nothing is erased.
 */
@OtherNames({"cutout", "erase", "coarse-dropout"})
public record RandomErasing(
        @Doc("how likely something is erased") @Default("0.5") @Range(min = 0, max = 1)
                double probability,
        @Doc("the least share of the frame's area")
                @Default("0.02")
                @Range(min = 0, max = 1, minIncluded = false)
                double minArea,
        @Doc("the greatest share of the frame's area")
                @Default("0.33")
                @Range(min = 0, max = 1, minIncluded = false)
                double maxArea,
        @Doc("the least width / height") @Default("0.3") @Range(min = 0, minIncluded = false)
                double minRatio,
        @Doc("the greatest width / height") @Default("3.3") @Range(min = 0, minIncluded = false)
                double maxRatio,
        @Doc(
                        "the value of what is erased, from 0 for black to 1 for white; by default"
                                + " each channel's mean over the frame")
                @Range(min = 0, max = 1)
                Optional<Double> fill)
        implements FrameTransform {

    /** Checks that the greatest are not below the least. */
    public RandomErasing {
        new AreaCrop(minArea, maxArea, minRatio, maxRatio);
    }

    @Override
    public Recipe recipe() {
        return Recipe.of("random-erasing")
                .with("probability", probability)
                .with("min-area", minArea)
                .with("max-area", maxArea)
                .with("min-ratio", minRatio)
                .with("max-ratio", maxRatio)
                .with("fill", fill);
    }

    @Override
    public DrawnTransform draw(ImageSize frame, RandomGenerator random) {
        boolean erases = random.nextDouble() < probability;
        Optional<Box> box =
                new AreaCrop(minArea, maxArea, minRatio, maxRatio).fitting(frame, random);
        return erases && box.isPresent()
                ? new Erasure(box.get(), fill.map(Double::floatValue))
                : new Composed(List.of());
    }
}
