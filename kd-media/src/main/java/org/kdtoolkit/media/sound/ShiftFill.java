package org.kdtoolkit.media.sound;

/** What comes in where a shifted sound left. */
public enum ShiftFill {
    /** Nothing is heard. */
    SILENCE,
    /** What was shifted out at the other end. */
    WRAP
}
