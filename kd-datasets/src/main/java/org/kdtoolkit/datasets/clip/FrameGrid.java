package org.kdtoolkit.datasets.clip;

import java.util.Arrays;
import java.util.Optional;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.datasets.video.Video;

/**
 * The frames at which a video is looked at, before clips are cut from them: at equal distances in
 * time, whatever the video's own frame rate, or in number.
 *
 * @param rate frames a second; empty for every frame of the video
 * @param stride takes every such frame that many after the one before
 */
public record FrameGrid(Optional<Double> rate, FrameStride stride) {

    /** Frame times are rounded to the container's time base. */
    private static final double TOLERANCE = 1e-6;

    /** Over a day of video; a broken time stamp must not ask for more memory. */
    private static final int MOST = 10_000_000;

    /** Checks the rate. */
    public FrameGrid {
        if (rate.isPresent() && !(rate.get() > 0)) {
            throw new IllegalArgumentException("a frame rate must be positive, found " + rate);
        }
    }

    /**
     * The numbers of the frames. With a rate r, number k is the last frame that is shown at k / r
     * seconds or before: one that is shown for long comes several times.
     *
     * @return ascending, at least one
     * @throws SampleException if a rate is asked for, but the video does not tell when its frames
     *     are shown, or claims to last for ever; the message goes on behind the file's name
     */
    public int[] of(Video video) throws SampleException {
        if (rate.isEmpty()) {
            return stride.of(video.frames());
        }
        int[] frames = atRate(rate.get(), video);
        return Arrays.stream(stride.of(frames.length)).map(place -> frames[place]).toArray();
    }

    private static int[] atRate(double rate, Video video) throws SampleException {
        double[] times =
                video.times()
                        .orElseThrow(
                                () ->
                                        new SampleException(
                                                "does not tell when its frames are shown; leave out"
                                                        + " 'rate'"));
        double intervals = Math.floor((times[times.length - 1] + TOLERANCE) * rate);
        if (intervals >= MOST) {
            throw new SampleException(
                    "lasts %s seconds, which at %s frames a second are more than %d frames"
                            .formatted(times[times.length - 1], rate, MOST));
        }
        int[] frames = new int[1 + (int) intervals];
        int frame = 0;
        for (int k = 0; k < frames.length; k++) {
            double moment = k / rate + TOLERANCE;
            while (frame + 1 < times.length && times[frame + 1] <= moment) {
                frame++;
            }
            frames[k] = frame;
        }
        return frames;
    }
}
