package org.kdtoolkit.media.clip;

import java.util.random.RandomGenerator;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.modality.Recipe;
import org.kdtoolkit.media.pixels.Geometry;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Resampling;

/**
 * Blurs along columns alone, always as strongly, or not. That is what the published code of XKD
 * does (Sarkar and Etemad, 2023): the range from which the deviation was to be drawn, 0.1 to 2, is
 * taken there for the deviations along rows and along columns. {@link Blur} is what was meant.
 */
public record VerticalBlur(
        @Doc("how likely frames are blurred") @Default("0.5") @Range(min = 0, max = 1)
                double probability,
        @Doc("pixels of a column that each pixel is made of; odd")
                @Default("9")
                @Range(min = 1, max = 255)
                int kernel,
        @Doc("the deviation of the Gaussian, in pixels")
                @Default("2")
                @Range(min = 0, max = 255, minIncluded = false)
                double sigma)
        implements FrameTransform {

    /** Checks that the kernel has a middle. */
    public VerticalBlur {
        Gaussian.requireOdd(kernel);
    }

    @Override
    public Recipe recipe() {
        return Recipe.of("vertical-blur")
                .with("probability", probability)
                .with("kernel", kernel)
                .with("sigma", sigma);
    }

    @Override
    public DrawnTransform draw(ImageSize frame, RandomGenerator random) throws SampleException {
        Warp blurred = blurred(frame);
        return random.nextDouble() < probability ? blurred : new Warp(Geometry.identity(frame));
    }

    /** What is done to frames that are blurred. */
    Warp blurred(ImageSize frame) throws SampleException {
        return new Warp(
                new Geometry(
                        new Gaussian(kernel, sigma).along(frame.height(), frame),
                        Resampling.identity(frame.width())));
    }
}
