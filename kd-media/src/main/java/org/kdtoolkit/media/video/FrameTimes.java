package org.kdtoolkit.media.video;

import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Mends the time stamps of frames in the order in which they are shown. Missing ones are put at
 * equal distances between those that are there. One that is not behind the one before it is taken
 * as missing, unless those that follow go on from it: then the clock was set back, as where
 * recordings were joined, and time goes on by a frame's usual duration.
 */
final class FrameTimes {

    private final long[] stamps;
    private final long[] mended;
    private final long step;

    /** The last frame that has its time, or -1. */
    private int last = -1;

    private FrameTimes(long[] stamps) {
        this.stamps = stamps;
        mended = new long[stamps.length];
        step = usualStep(stamps);
    }

    /**
     * Mends time stamps.
     *
     * @param stamps in ticks, of which FFmpeg's "no value" stands for a missing one
     * @return ascending; empty if too few are there
     */
    static Optional<long[]> mended(long[] stamps) {
        FrameTimes times = new FrameTimes(stamps);
        times.mend();
        boolean ascending =
                IntStream.range(1, stamps.length)
                        .allMatch(i -> times.mended[i - 1] < times.mended[i]);
        return times.last >= 0 && ascending ? Optional.of(times.mended) : Optional.empty();
    }

    private void mend() {
        long offset = 0;
        for (int i = 0; i < stamps.length; i++) {
            if (isMissing(i)) {
                continue;
            }
            long time = stamps[i] + offset;
            if (last >= 0 && time <= mended[last]) {
                if (isFollowedBy(mended[last] - offset, i)) {
                    continue;
                }
                offset += mended[last] + step * (i - last) - time;
                time = stamps[i] + offset;
            }
            reach(i, time);
        }
        for (int i = last + 1; last >= 0 && i < stamps.length; i++) {
            mended[i] = mended[last] + step * (i - last);
        }
    }

    /** Whether the frame behind one has a stamp behind another stamp, or none has any more. */
    private boolean isFollowedBy(long stamp, int number) {
        int next = number + 1;
        while (next < stamps.length && isMissing(next)) {
            next++;
        }
        return next == stamps.length || stamps[next] > stamp;
    }

    private void reach(int number, long time) {
        for (int i = last + 1; i < number; i++) {
            mended[i] =
                    last < 0
                            ? time - step * (number - i)
                            : mended[last] + (time - mended[last]) * (i - last) / (number - last);
        }
        mended[number] = time;
        last = number;
    }

    private boolean isMissing(int number) {
        return stamps[number] == avutil.AV_NOPTS_VALUE;
    }

    /** The median of a frame's durations. */
    private static long usualStep(long[] stamps) {
        int[] known =
                IntStream.range(0, stamps.length)
                        .filter(i -> stamps[i] != avutil.AV_NOPTS_VALUE)
                        .toArray();
        long[] steps =
                IntStream.range(1, known.length)
                        .mapToLong(
                                i ->
                                        (stamps[known[i]] - stamps[known[i - 1]])
                                                / (known[i] - known[i - 1]))
                        .filter(step -> step > 0)
                        .sorted()
                        .toArray();
        return steps.length == 0 ? 0 : steps[steps.length / 2];
    }
}
