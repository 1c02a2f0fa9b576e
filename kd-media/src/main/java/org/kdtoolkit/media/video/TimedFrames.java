package org.kdtoolkit.media.video;

import java.util.Arrays;
import java.util.Optional;
import org.kdtoolkit.media.ffmpeg.TimeLine;

/**
 * The frames of a stream whose packets tell when they are shown.
 *
 * @param shown the frames' time stamps, ascending
 * @param keyFrames those from which decoding can begin, in the order of decoding; the first frame
 *     is one
 * @param timeLine tells the seconds of time stamps
 */
record TimedFrames(long[] shown, KeyFrame[] keyFrames, TimeLine timeLine) implements FrameIndex {

    @Override
    public int frames() {
        return shown.length;
    }

    @Override
    public Optional<double[]> times() {
        return Optional.of(Arrays.stream(shown).mapToDouble(timeLine::seconds).toArray());
    }

    @Override
    public int number(long stamp, int previous) {
        int number = Arrays.binarySearch(shown, stamp);
        return number < 0 ? previous : number;
    }
}
