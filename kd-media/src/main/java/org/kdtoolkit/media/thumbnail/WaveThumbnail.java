package org.kdtoolkit.media.thumbnail;

import java.awt.image.BufferedImage;
import org.kdtoolkit.api.data.Thumbnail;

/**
 * The wave of a sound: in each column a line from the least to the greatest sample of its moment,
 * dark on light, silence in the middle. The loudest sample reaches the edge, so that quiet sounds
 * are seen too.
 */
public final class WaveThumbnail {

    /** A wave is twice as wide as it is high. */
    private static final int PROPORTION = 2;

    private static final int PAPER = 0xf4f4f2;
    private static final int INK = 0x1d4e89;

    private WaveThumbnail() {}

    /**
     * Draws a wave.
     *
     * @param samples [samples], any number; values that are not finite count as silence
     * @param side the width in pixels, at least 2
     */
    public static Thumbnail of(float[] samples, int side) {
        int height = Math.max(1, side / PROPORTION);
        BufferedImage image = new BufferedImage(side, height, BufferedImage.TYPE_INT_RGB);
        float loudest = 0;
        for (float sample : samples) {
            loudest = Math.max(loudest, Math.abs(finite(sample)));
        }
        for (int x = 0; x < side; x++) {
            float least = 0;
            float greatest = 0;
            int from = (int) ((long) x * samples.length / side);
            int to = (int) ((x + 1L) * samples.length / side);
            for (int i = from; i < to; i++) {
                least = Math.min(least, finite(samples[i]));
                greatest = Math.max(greatest, finite(samples[i]));
            }
            int top = row(greatest, loudest, height);
            int bottom = row(least, loudest, height);
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, y >= top && y <= bottom ? INK : PAPER);
            }
        }
        return ThumbnailFile.exact(image);
    }

    private static float finite(float sample) {
        return Float.isFinite(sample) ? sample : 0;
    }

    private static int row(float value, float loudest, int height) {
        float relative = loudest > 0 ? value / loudest : 0;
        return Math.round((1 - relative) / 2 * (height - 1));
    }
}
