package org.kdtoolkit.train.config;

/** How often a learning rate changes. */
public enum Pace {
    /** At the beginning of each epoch. */
    EPOCH,
    /** At each step. */
    STEP
}
