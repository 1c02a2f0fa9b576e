package org.kdtoolkit.media.video;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.media.ffmpeg.TimeLine;

/**
 * A stream's packets, with what they tell before they are decoded.
 *
 * @param shown the container's time stamps of showing, in the order of decoding
 * @param decoded its time stamps of decoding, in that order
 * @param sizes in bytes, in that order
 * @param frames the time stamps of showing of the frames that players show
 * @param starts the first key frame and all others at which decoding can begin
 * @param timed whether all frames have time stamps, of a clock that was never set back
 */
record PacketList(
        long[] shown,
        long[] decoded,
        int[] sizes,
        long[] frames,
        List<PacketPosition> starts,
        boolean timed) {

    /** The frames in the order in which they are shown; empty if packets don't tell. */
    Optional<FrameIndex> index(TimeLine timeLine) {
        long[] sorted = frames.clone();
        Arrays.sort(sorted);
        if (!timed || sorted.length == 0) {
            return Optional.empty();
        }
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                return Optional.empty();
            }
        }
        return Optional.of(new TimedFrames(sorted, keyFrames(sorted), timeLine));
    }

    /**
     * Those that are shown, and the first one, from which hidden frames lead to the first shown.
     */
    private KeyFrame[] keyFrames(long[] sorted) {
        List<KeyFrame> keyFrames = new ArrayList<>();
        for (PacketPosition place : starts) {
            int number = Arrays.binarySearch(sorted, place.shown());
            if (number >= 0 || keyFrames.isEmpty()) {
                keyFrames.add(new KeyFrame(Math.max(0, number), place.shown(), place));
            }
        }
        return keyFrames.toArray(KeyFrame[]::new);
    }
}
