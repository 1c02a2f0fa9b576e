package org.kdtoolkit.train.config;

/** Of which sample a method's teachers speak. */
public enum Pairs {
    /** Of the one that the student sees. */
    MATCHED,
    /** Of another training sample, drawn once for all: what is learnt then is not the sample's. */
    SHUFFLED
}
