package org.kdtoolkit.media.clip;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.modality.Recipe;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.media.video.Video;

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

    /** Which frames are looked at, for a cache. */
    public Recipe recipe() {
        return Recipe.of("grid").with("rate", rate).with("stride", stride.stride());
    }

    /** The numbers of the frames of a whole video, as {@link #of(Video, Segment)}. */
    public int[] of(Video video) throws SampleException {
        return of(video, Segment.WHOLE);
    }

    /**
     * The numbers of the frames of a part of a video, in seconds on its {@linkplain Video#times
     * time line}. With a rate r, number k is the last frame that is shown k / r seconds behind the
     * part's start or before: one that is shown for long comes several times, and so does the first
     * one where the part begins before it. Without a rate they are those whose showing begins
     * within the part.
     *
     * @return ascending, at least one
     * @throws SampleException if a rate or a part is asked for, but the video does not tell when
     *     its frames are shown, claims to last for ever, ends before the part begins, or begins
     *     after the part ends; the message goes on behind the file's name
     */
    public int[] of(Video video, Segment segment) throws SampleException {
        if (rate.isEmpty() && segment.equals(Segment.WHOLE)) {
            return stride.of(video.frames());
        }
        double[] times = video.times().orElseThrow(() -> new SampleException(timeless(segment)));
        double last = times[times.length - 1];
        if (segment.start() > last + TOLERANCE) {
            throw new SampleException(
                    "shows its last frame at %s s, before the part from %s to %s s begins"
                            .formatted(last, segment.start(), segment.end()));
        }
        if (times[0] > segment.end() - TOLERANCE) {
            throw new SampleException(
                    "shows its first frame at %s s, behind the part from %s to %s s"
                            .formatted(times[0], segment.start(), segment.end()));
        }
        int[] frames = rate.isPresent() ? atRate(rate.get(), times, segment) : all(times, segment);
        return Arrays.stream(stride.of(frames.length)).map(place -> frames[place]).toArray();
    }

    private static String timeless(Segment segment) {
        return "does not tell when its frames are shown; "
                + (segment.equals(Segment.WHOLE)
                        ? "leave out 'rate'"
                        : "expected a video file, of which %s to %s s are wanted"
                                .formatted(segment.start(), segment.end()));
    }

    private static int[] all(double[] times, Segment segment) {
        int[] inside =
                IntStream.range(0, times.length)
                        .filter(i -> times[i] >= segment.start() - TOLERANCE)
                        .filter(i -> times[i] < segment.end() - TOLERANCE)
                        .toArray();
        return inside.length > 0 ? inside : new int[] {shownAt(segment.start(), times, 0)};
    }

    private static int[] atRate(double rate, double[] times, Segment segment)
            throws SampleException {
        double last = times[times.length - 1];
        double intervals =
                segment.end() <= last
                        ? Math.ceil((segment.end() - segment.start() - TOLERANCE) * rate) - 1
                        : Math.floor((last - segment.start() + TOLERANCE) * rate);
        if (intervals >= MOST) {
            throw new SampleException(
                    "lasts %s seconds, which at %s frames a second are more than %d frames"
                            .formatted(last, rate, MOST));
        }
        int[] frames = new int[1 + (int) Math.max(0, intervals)];
        int frame = 0;
        for (int k = 0; k < frames.length; k++) {
            frame = shownAt(segment.start() + k / rate, times, frame);
            frames[k] = frame;
        }
        return frames;
    }

    /**
     * The last frame that is shown at a moment or before, not before a given one; the first frame
     * of all stands for the time before it.
     */
    private static int shownAt(double moment, double[] times, int first) {
        int frame = first;
        while (frame + 1 < times.length && times[frame + 1] <= moment + TOLERANCE) {
            frame++;
        }
        return frame;
    }
}
