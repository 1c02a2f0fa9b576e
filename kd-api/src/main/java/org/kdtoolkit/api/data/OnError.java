package org.kdtoolkit.api.data;

/** What becomes of a sample that can't be read. */
public enum OnError {
    /** The run ends with a {@link DataException}. */
    FAIL,
    /** The sample is left out, counted and reported. */
    SKIP
}
