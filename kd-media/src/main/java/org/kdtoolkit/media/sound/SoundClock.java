package org.kdtoolkit.media.sound;

/**
 * Tells where the blocks of a sound belong. Blocks follow each other without a break as long as
 * their time stamps are about where they should be, for containers round them. A block whose time
 * stamp is farther ahead leaves a pause before it; one that is farther back overlaps the block
 * before it, unless its clock has started again, as where recordings were joined: then the sound
 * goes on.
 */
final class SoundClock {

    /** How far a time stamp may be off, as FFmpeg's own resampler has it. */
    private static final double ROUNDING_SECONDS = 0.1;

    /** How far time stamps may be off that are all off by the same, which rounding doesn't do. */
    private static final double STEADY_SECONDS = 0.02;

    private static final double SAME_SECONDS = 0.002;

    /** So many blocks in a row are more than chance. */
    private static final int STEADY_BLOCKS = 4;

    /** No overlap is so long. */
    private static final double RESTART_SECONDS = 10;

    private final int rate;
    private final double furthestBack;

    /** By how many samples the clock was ahead when it started again. */
    private long restarted;

    private long lastOff;
    private int alike;

    /**
     * Creates a clock.
     *
     * @param rate samples a second
     * @param mayRestart whether a step back is a new start, however short it is
     */
    SoundClock(int rate, boolean mayRestart) {
        this.rate = rate;
        furthestBack = mayRestart ? ROUNDING_SECONDS : RESTART_SECONDS;
    }

    /**
     * The place of the next block.
     *
     * @param stamped the place that its time stamp tells
     * @param expected the end of the block before it
     */
    long place(long stamped, long expected) {
        long off = stamped + restarted - expected;
        if (off < -furthestBack * rate) {
            restarted -= off;
            return expected;
        }
        return Math.abs(off) > ROUNDING_SECONDS * rate || isSteady(off) ? expected + off : expected;
    }

    private boolean isSteady(long off) {
        boolean same =
                Math.abs(off) > STEADY_SECONDS * rate
                        && Math.abs(off - lastOff) < SAME_SECONDS * rate;
        alike = same ? alike + 1 : 1;
        lastOff = off;
        return alike >= STEADY_BLOCKS;
    }
}
