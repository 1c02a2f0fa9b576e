package org.kdtoolkit.datasets.avmnist;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.kdtoolkit.media.pixels.Geometry;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Planes;

/**
 * Makes pictures poorer. They end as whole grey levels, as a file of pictures would hold them. The
 * principal components are found when a picture is wanted for the first time, so that looking at an
 * experiment takes no time.
 */
final class Degradation {

    private static final ImageSize FULL = new ImageSize(Pictures.SIDE, Pictures.SIDE);
    private static final int WHITE = 255;

    private final DegradeConfig config;
    private final Pictures training;
    private Optional<PrincipalComponents> components = Optional.empty();

    /**
     * Plans it.
     *
     * @param training the pictures whose principal components are kept
     */
    Degradation(DegradeConfig config, Pictures training) {
        this.config = config;
        this.training = training;
    }

    /**
     * What is left of a picture.
     *
     * @param grey [784] from 0 to 255
     * @param random draws the noise
     * @return [H W] from 0 to 1
     */
    float[] apply(float[] grey, RandomGenerator random) {
        float[] kept =
                config.components().isPresent()
                        ? components(config.components().get()).project(grey)
                        : grey;
        float[] pixels = resized(kept);
        for (int i = 0; i < pixels.length; i++) {
            double noisy =
                    config.noise() > 0
                            ? pixels[i] + config.noise() * random.nextGaussian()
                            : pixels[i];
            pixels[i] = Math.max(0, Math.min(WHITE, Math.round(noisy))) / (float) WHITE;
        }
        return pixels;
    }

    private float[] resized(float[] grey) {
        int side = config.size().orElse(Pictures.SIDE);
        return side == Pictures.SIDE
                ? grey
                : new Planes(grey, 1, FULL)
                        .resampled(Geometry.bilinear(FULL, new ImageSize(side, side)))
                        .values();
    }

    private synchronized PrincipalComponents components(int count) {
        if (components.isEmpty()) {
            components =
                    Optional.of(PrincipalComponents.of(training.pixels(), Pictures.PIXELS, count));
        }
        return components.get();
    }
}
