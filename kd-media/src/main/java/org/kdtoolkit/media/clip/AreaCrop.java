package org.kdtoolkit.media.clip;

import java.util.random.RandomGenerator;
import org.kdtoolkit.media.pixels.Box;
import org.kdtoolkit.media.pixels.ImageSize;

/** Draws parts of a frame by area and by width / height. */
record AreaCrop(FrameTransform.RandomResizedCrop config) {

    private static final int ATTEMPTS = 10;

    Box draw(ImageSize frame, RandomGenerator random) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            double share = between(config.minArea(), config.maxArea(), random);
            double area = share * frame.height() * frame.width();
            // even on a logarithmic scale: twice as wide is as likely as twice as high
            double ratio =
                    Math.exp(
                            between(
                                    Math.log(config.minRatio()),
                                    Math.log(config.maxRatio()),
                                    random));
            int width = (int) Math.rint(Math.sqrt(area * ratio));
            int height = (int) Math.rint(Math.sqrt(area / ratio));
            if (width >= 1 && height >= 1 && width <= frame.width() && height <= frame.height()) {
                return new Box(
                        random.nextInt(frame.height() - height + 1),
                        random.nextInt(frame.width() - width + 1),
                        new ImageSize(height, width));
            }
        }
        return CropPosition.CENTRE.box(frame, largest(frame));
    }

    /** The largest part whose proportion is allowed, or next to it. */
    private ImageSize largest(ImageSize frame) {
        double ratio = (double) frame.width() / frame.height();
        if (ratio < config.minRatio()) {
            int height = (int) Math.rint(frame.width() / config.minRatio());
            return new ImageSize(Math.max(1, height), frame.width());
        }
        if (ratio > config.maxRatio()) {
            int width = (int) Math.rint(frame.height() * config.maxRatio());
            return new ImageSize(frame.height(), Math.max(1, width));
        }
        return frame;
    }

    private static double between(double low, double high, RandomGenerator random) {
        return low + (high - low) * random.nextDouble();
    }
}
