package org.kdtoolkit.media.encoding;

import java.util.OptionalInt;
import org.kdtoolkit.media.pixels.ImageSize;

/**
 * What a video is like.
 *
 * @param size height and width of its frames
 * @param framesPerSecond at least 0.1 and at most 1000
 * @param quality of the pictures from 1 to 100, much as JPEG encoders count it: 90 shows no
 *     artefacts
 * @param sampleRate of the mono sound in Hz; empty for a silent video
 */
public record VideoSettings(
        ImageSize size, double framesPerSecond, int quality, OptionalInt sampleRate) {

    /** Checks the ranges. */
    public VideoSettings {
        if (!(framesPerSecond >= 0.1 && framesPerSecond <= 1000)) {
            throw new IllegalArgumentException(
                    "a video has from 0.1 to 1000 frames a second, found " + framesPerSecond);
        }
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("a quality is from 1 to 100, found " + quality);
        }
    }

    /**
     * The coarseness from 1 to 31 that FFmpeg's encoders know. The JPEG group's library stretches
     * its table of divisors by 2 - quality / 50, below 50 by 50 / quality; FFmpeg's table,
     * stretched by a tenth of its coarseness, is about as fine.
     */
    int coarseness() {
        double stretch = quality < 50 ? 50.0 / quality : 2 - quality / 50.0;
        return (int) Math.max(1, Math.min(31, Math.round(10 * stretch)));
    }
}
