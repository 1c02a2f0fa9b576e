package org.kdtoolkit.datasets.media;

/**
 * A part of a sound.
 *
 * @param start seconds from the first sample, 0 or more
 * @param end seconds from the first sample, greater than {@code start}; the part may end before,
 *     where the sound does
 */
public record Segment(double start, double end) {

    /** A whole sound. */
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
    long first(int rate) {
        return Math.round(start * rate);
    }

    /** The number of samples at a rate in Hz; the greatest long for one without an end. */
    long length(int rate) {
        return end == Double.POSITIVE_INFINITY
                ? Long.MAX_VALUE
                : Math.max(1, Math.round(end * rate) - first(rate));
    }
}
