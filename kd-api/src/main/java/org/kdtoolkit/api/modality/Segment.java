package org.kdtoolkit.api.modality;

import org.apiguardian.api.API;

/**
 * A part of what lasts, such as a sound or a video.
 *
 * @param start in seconds on the file's time line, 0 or more
 * @param end in the same seconds, greater than {@code start}; the part may end before, where the
 *     file does
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public record Segment(double start, double end) {

    /** The whole of it. */
    public static final Segment WHOLE = new Segment(0, Double.POSITIVE_INFINITY);

    /** Checks that it has a length. */
    public Segment {
        if (!(start >= 0 && start < Double.POSITIVE_INFINITY && end > start)) {
            throw new IllegalArgumentException(
                    "a segment starts at 0 s or later and ends behind its start, found %s to %s"
                            .formatted(start, end));
        }
    }

    /** The number of the first sample at a rate in Hz. */
    public long first(int rate) {
        return Math.round(start * rate);
    }

    /** The number of samples at a rate in Hz; the greatest long for one without an end. */
    public long length(int rate) {
        return end == Double.POSITIVE_INFINITY
                ? Long.MAX_VALUE
                : Math.max(1, Math.round(end * rate) - first(rate));
    }
}
