package org.kdtoolkit.datasets.video;

import java.util.Arrays;
import java.util.Optional;

/**
 * The frames of a stream whose packets tell when they are shown.
 *
 * @param shown the frames' time stamps, ascending
 * @param keyFrames those from which decoding can begin, in the order of decoding; the first frame
 *     is one
 * @param secondsPerTick the unit of the time stamps
 */
record TimedFrames(long[] shown, KeyFrame[] keyFrames, double secondsPerTick)
        implements FrameIndex {

    @Override
    public int frames() {
        return shown.length;
    }

    @Override
    public Optional<double[]> times() {
        return Optional.of(
                Arrays.stream(shown).mapToDouble(t -> (t - shown[0]) * secondsPerTick).toArray());
    }

    @Override
    public int number(long stamp, int previous) {
        int number = Arrays.binarySearch(shown, stamp);
        return number < 0 ? previous : number;
    }
}
