package org.kdtoolkit.media.ffmpeg;

import org.bytedeco.ffmpeg.global.avutil;

/**
 * From a stream's time stamps to the seconds of its file, which pictures and sound share. Second 0
 * is where the file begins, the one that {@code ffmpeg -ss 0} goes to: the earliest time stamp
 * among its pictures and its sounds. Covers have none, and subtitles or data count only where they
 * begin within the second before.
 *
 * <p>A stream may begin later than its file does, end earlier, and pause. Whatever is read of a
 * file is counted on this line, so that second 5 of the sound was heard when second 5 of the
 * picture was seen.
 *
 * @param zero the stream's time stamp at second 0, in its ticks; between two of them where another
 *     stream begins there
 * @param secondsPerTick the unit of the stream's time stamps
 */
public record TimeLine(double zero, double secondsPerTick) {

    /** FFmpeg tells where a file begins in microseconds. */
    private static final double MICROSECOND = 1e-6;

    /**
     * The time line of a stream.
     *
     * @param start where its file begins, in microseconds, or FFmpeg's sign that this is unknown,
     *     which is taken for 0
     */
    static TimeLine of(long start, double secondsPerTick) {
        if (start == avutil.AV_NOPTS_VALUE) {
            return new TimeLine(0, secondsPerTick);
        }
        double zero = start * MICROSECOND / secondsPerTick;
        double tick = Math.rint(zero);
        boolean rounded = Math.abs(zero - tick) * secondsPerTick < MICROSECOND;
        return new TimeLine(rounded ? tick : zero, secondsPerTick);
    }

    /** The time line of a stream that alone makes its file, and begins at a time stamp. */
    public TimeLine beginningAt(long timestamp) {
        return new TimeLine(timestamp, secondsPerTick);
    }

    /** When a time stamp is, in seconds; below 0 before the file begins. */
    public double seconds(long timestamp) {
        return (timestamp - zero) * secondsPerTick;
    }

    /** The last time stamp at a second or before. */
    public long timestamp(double seconds) {
        return (long) Math.floor(zero + seconds / secondsPerTick);
    }
}
