package org.kdtoolkit.api.data;

/** How many labels the samples of a data set have. */
public enum TargetKind {
    /** Exactly one class a sample. */
    SINGLE_LABEL,

    /** Any number of classes a sample. */
    MULTI_LABEL
}
