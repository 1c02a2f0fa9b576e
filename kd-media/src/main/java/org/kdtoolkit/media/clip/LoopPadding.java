package org.kdtoolkit.media.clip;

import java.util.Arrays;

/**
 * Extends a list of frames that is too short by beginning again: 0, 1, 2 become 0, 1, 2, 0, 1.
 *
 * @param size the least length, 1 or more
 */
public record LoopPadding(int size) {

    /** Checks the size. */
    public LoopPadding {
        if (size < 1) {
            throw new IllegalArgumentException("a clip has 1 frame or more, found " + size);
        }
    }

    /**
     * Extends a list.
     *
     * @param frames the numbers of frames, at least one; not changed
     * @return a new list; longer lists than {@link #size} keep their length
     * @throws IllegalArgumentException if there are no frames
     */
    public int[] apply(int[] frames) {
        requireFrames(frames);
        int[] padded = Arrays.copyOf(frames, Math.max(size, frames.length));
        for (int i = frames.length; i < padded.length; i++) {
            padded[i] = padded[i - frames.length];
        }
        return padded;
    }

    void requireFrames(int[] frames) {
        if (frames.length == 0) {
            throw new IllegalArgumentException("there are no frames that could be repeated");
        }
    }
}
