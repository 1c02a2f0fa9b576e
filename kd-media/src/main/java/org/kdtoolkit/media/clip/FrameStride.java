package org.kdtoolkit.media.clip;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * Takes frames of a video at equal distances, beginning with the first, before clips are cut from
 * it.
 */
public record FrameStride(
        @Doc("from one frame that is taken to the next")
                @Default("1")
                @Range(min = 1, max = 1_000_000)
                int stride) {

    /** Checks the stride. */
    public FrameStride {
        if (stride < 1) {
            throw new IllegalArgumentException("the stride must be 1 or more, found " + stride);
        }
    }

    /**
     * The frames that are left.
     *
     * @param length the number of a video's frames, 0 or more
     * @return ceil(length / stride) numbers from 0
     */
    public int[] of(int length) {
        int[] frames = new int[length / stride + (length % stride == 0 ? 0 : 1)];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = i * stride;
        }
        return frames;
    }
}
