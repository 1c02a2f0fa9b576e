package org.kdtoolkit.train.config;

/** What becomes of an experiment with a teacher that looks wrong. */
public enum OnDoubt {
    /** It ends before anybody learns from the teacher. */
    FAIL,
    /** It goes on; terminal and report say what was found. */
    WARN,
    /** Nobody looks. */
    OFF
}
