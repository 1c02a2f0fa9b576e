package org.kdtoolkit.media.clip;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.kdtoolkit.media.pixels.Box;
import org.kdtoolkit.media.pixels.ImageSize;

/**
 * Draws parts of a frame by area and by width / height.
 *
 * @param minArea the least share of the frame's area
 * @param maxArea the greatest share
 * @param minRatio the least width / height
 * @param maxRatio the greatest one
 */
record AreaCrop(double minArea, double maxArea, double minRatio, double maxRatio) {

    private static final int ATTEMPTS = 10;

    /** Checks that the greatest are not below the least. */
    AreaCrop {
        requireOrdered("area", minArea, maxArea);
        requireOrdered("ratio", minRatio, maxRatio);
    }

    private static void requireOrdered(String what, double min, double max) {
        if (!(0 < min && min <= max)) {
            throw new IllegalArgumentException(
                    "%s must be positive and ascend, found %s to %s".formatted(what, min, max));
        }
    }

    /** A part; the middle one, if none that was drawn fits. */
    Box draw(ImageSize frame, RandomGenerator random) {
        return fitting(frame, random).orElseGet(() -> middle(frame));
    }

    /** The largest part in the middle. */
    Box middle(ImageSize frame) {
        return CropPosition.CENTRE.box(frame, largest(frame));
    }

    /** A part that fits into the frame; empty if several that were drawn do not. */
    Optional<Box> fitting(ImageSize frame, RandomGenerator random) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            double share = between(minArea, maxArea, random);
            // even on a logarithmic scale: twice as wide is as likely as twice as high
            double ratio = Math.exp(between(Math.log(minRatio), Math.log(maxRatio), random));
            Optional<ImageSize> part = part(frame, share, ratio);
            if (part.isPresent()) {
                ImageSize size = part.get();
                return Optional.of(
                        new Box(
                                random.nextInt(frame.height() - size.height() + 1),
                                random.nextInt(frame.width() - size.width() + 1),
                                size));
            }
        }
        return Optional.empty();
    }

    /** A part of some share of the area and some width / height; empty if it does not fit. */
    static Optional<ImageSize> part(ImageSize frame, double share, double ratio) {
        double area = share * frame.height() * frame.width();
        int width = (int) Math.rint(Math.sqrt(area * ratio));
        int height = (int) Math.rint(Math.sqrt(area / ratio));
        boolean fits =
                width >= 1 && height >= 1 && width <= frame.width() && height <= frame.height();
        return fits ? Optional.of(new ImageSize(height, width)) : Optional.empty();
    }

    /** The largest part whose proportion is allowed, or next to it. */
    private ImageSize largest(ImageSize frame) {
        double ratio = (double) frame.width() / frame.height();
        if (ratio < minRatio) {
            int height = (int) Math.rint(frame.width() / minRatio);
            return new ImageSize(Math.max(1, height), frame.width());
        }
        if (ratio > maxRatio) {
            int width = (int) Math.rint(frame.height() * maxRatio);
            return new ImageSize(frame.height(), Math.max(1, width));
        }
        return frame;
    }

    private static double between(double low, double high, RandomGenerator random) {
        return low + (high - low) * random.nextDouble();
    }
}
