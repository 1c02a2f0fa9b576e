package org.kdtoolkit.media.sound;

import java.util.Arrays;

/**
 * The samples of a part of a sound, put together from blocks. Where no block is, before the sound
 * begins and where it pauses, there is silence; where blocks overlap, the first one is kept.
 */
final class SoundPart {

    private static final long NONE = Long.MIN_VALUE;

    private final long first;
    private final int most;
    private float[] samples;
    private int length;
    private boolean silent = true;

    /** The end of the sound that comes before the part. */
    private long before = NONE;

    /** The beginning of the sound that comes behind the part. */
    private long behind = NONE;

    /**
     * Begins a part.
     *
     * @param first the number of its first sample
     * @param most the number of samples
     */
    SoundPart(long first, int most) {
        this.first = first;
        this.most = most;
        samples = new float[Math.min(most, 1 << 16)];
    }

    /**
     * Adds what belongs to the part.
     *
     * @param place the number of the block's first sample
     */
    void add(long place, float[] block) {
        if (place >= first + most) {
            behind = place;
            length = most;
            return;
        }
        long begin = Math.max(place, first + length);
        long end = Math.min(place + block.length, first + most);
        if (begin < end) {
            reserve((int) (end - first));
            System.arraycopy(
                    block,
                    (int) (begin - place),
                    samples,
                    (int) (begin - first),
                    (int) (end - begin));
            length = (int) (end - first);
            silent = false;
        } else if (silent) {
            before = place + block.length;
        }
    }

    private void reserve(int needed) {
        if (needed > samples.length) {
            samples = Arrays.copyOf(samples, (int) Math.min(most, 2L * needed));
        }
    }

    /** Whether no later block belongs to the part. */
    boolean isComplete() {
        return length == most;
    }

    /** The number of samples up to the end of the part, or of the sound. */
    int length() {
        return length;
    }

    /** The samples, from -1 to 1. */
    float[] samples() {
        return length == samples.length ? samples : Arrays.copyOf(samples, length);
    }

    /** Whether no block belongs to the part. */
    boolean isSilent() {
        return silent;
    }

    /** Where the sound is instead, if the part is silent, as the end of a sentence. */
    String elsewhere(int rate) {
        if (behind == NONE) {
            return "it ends at %s s".formatted(seconds(before, rate));
        }
        return before == NONE
                ? "it begins at %s s".formatted(seconds(behind, rate))
                : "it pauses from %s to %s s"
                        .formatted(seconds(before, rate), seconds(behind, rate));
    }

    /** Rounded to milliseconds. */
    private static double seconds(long sample, int rate) {
        return Math.rint(1000.0 * sample / rate) / 1000;
    }
}
