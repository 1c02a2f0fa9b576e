package org.kdtoolkit.media.clip;

import java.util.List;
import java.util.random.RandomGenerator;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.OtherNames;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.modality.Recipe;
import org.kdtoolkit.media.pixels.ImageSize;

/** Takes the colours away, or not: each channel becomes the luma. */
@OtherNames({"grayscale", "random-grayscale", "to-gray", "greyscale"})
public record Grey(
        @Doc("how likely colours are taken away") @Default("0.2") @Range(min = 0, max = 1)
                double probability)
        implements FrameTransform {

    /** The change itself. */
    static final DrawnTransform CHANGE =
            new ColourChange(List.of(planes -> planes.grey().in(planes.channels())));

    @Override
    public Recipe recipe() {
        return Recipe.of("grey").with("probability", probability);
    }

    @Override
    public DrawnTransform draw(ImageSize frame, RandomGenerator random) {
        return random.nextDouble() < probability ? CHANGE : new Composed(List.of());
    }
}
