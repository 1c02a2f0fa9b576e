package org.kdtoolkit.datasets.video;

import java.util.Arrays;
import java.util.Optional;
import org.kdtoolkit.datasets.ffmpeg.TimeLine;

/**
 * The frames of a stream whose packets tell when they are shown.
 *
 * @param shown the frames' time stamps, ascending
 * @param keyFrames those from which decoding can begin, ascending; the first frame is one of them
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
    public int number(long timestamp, int previous) {
        int number = Arrays.binarySearch(shown, timestamp);
        return number < 0 ? previous : number;
    }

    @Override
    public KeyFrame keyFrame(int number) {
        int low = 0;
        int high = keyFrames.length;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (keyFrames[middle].number() <= number) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return keyFrames[low];
    }
}
