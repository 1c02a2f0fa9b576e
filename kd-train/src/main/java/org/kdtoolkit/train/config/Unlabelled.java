package org.kdtoolkit.train.config;

/** What a part that learns from labels does with samples that have none. */
public enum Unlabelled {
    /** It is not asked about them. */
    SKIP,
    /** They carry the class that the teacher finds likeliest. */
    TEACHER
}
