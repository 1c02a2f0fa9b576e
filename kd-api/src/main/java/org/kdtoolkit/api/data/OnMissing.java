package org.kdtoolkit.api.data;

/** What becomes of a sample that a teacher knows nothing about. */
public enum OnMissing {
    /** It counts as a sample that can't be read: see {@link OnError}. */
    FAULT,
    /** It learns from its label alone: no term of the teacher's looks at it. */
    KEEP
}
