package org.kdtoolkit.media.video;

import java.util.Optional;

/**
 * The frames of a stream whose packets don't tell when they are shown, as with frames between
 * others in AVI files: only decoding tells how many they are. Their stamps are their numbers.
 *
 * @param frames how many
 * @param keyFrames those from which decoding can begin, in the order of decoding; the first frame
 *     is one
 * @param times when they are shown, if that can be told
 */
record CountedFrames(int frames, KeyFrame[] keyFrames, Optional<double[]> times)
        implements FrameIndex {

    /** The stamp of packets of which no frame comes. */
    static final long HIDDEN = -1;

    @Override
    public int number(long stamp, int previous) {
        if (stamp == HIDDEN) {
            return previous;
        }
        return stamp >= 0 && stamp < frames ? (int) stamp : previous + 1;
    }
}
