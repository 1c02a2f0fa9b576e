package org.kdtoolkit.media.clip;

import java.util.random.RandomGenerator;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.OtherNames;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.modality.Recipe;
import org.kdtoolkit.media.pixels.Geometry;
import org.kdtoolkit.media.pixels.ImageSize;

/**
 * Blurs with a Gaussian of random width, the same along rows and columns, or not (Chen et al.,
 * 2020). At the edges the frame is mirrored.
 */
@OtherNames({"gaussian-blur", "random-gaussian-blur"})
public record Blur(
        @Doc("how likely frames are blurred") @Default("0.5") @Range(min = 0, max = 1)
                double probability,
        @Doc("pixels of a side of what each pixel is made of; odd")
                @Default("9")
                @Range(min = 1, max = 255)
                int kernel,
        @Doc("the least deviation of the Gaussian, in pixels")
                @Default("0.1")
                @Range(min = 0, max = 255, minIncluded = false)
                double minSigma,
        @Doc("the greatest deviation; every one up to it is equally likely")
                @Default("2")
                @Range(min = 0, max = 255, minIncluded = false)
                double maxSigma)
        implements FrameTransform {

    /** Checks that the kernel has a middle, and the order of the deviations. */
    public Blur {
        Gaussian.requireOdd(kernel);
        if (minSigma > maxSigma) {
            throw new IllegalArgumentException(
                    "'min-sigma' must not be above 'max-sigma', found %s and %s"
                            .formatted(minSigma, maxSigma));
        }
    }

    @Override
    public Recipe recipe() {
        return Recipe.of("blur")
                .with("probability", probability)
                .with("kernel", kernel)
                .with("min-sigma", minSigma)
                .with("max-sigma", maxSigma);
    }

    @Override
    public DrawnTransform draw(ImageSize frame, RandomGenerator random) throws SampleException {
        boolean blurs = random.nextDouble() < probability;
        double sigma = minSigma + (maxSigma - minSigma) * random.nextDouble();
        Gaussian gaussian = new Gaussian(kernel, sigma);
        Geometry blurred =
                new Geometry(
                        gaussian.along(frame.height(), frame),
                        gaussian.along(frame.width(), frame));
        return new Warp(blurs ? blurred : Geometry.identity(frame));
    }
}
