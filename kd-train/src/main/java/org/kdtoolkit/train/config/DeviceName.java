package org.kdtoolkit.train.config;

/** Where an engine computes. */
public enum DeviceName {
    /** The first GPU where there is one, else the CPU. */
    AUTO,
    /** The CPU. */
    CPU,
    /** The first GPU. */
    GPU
}
