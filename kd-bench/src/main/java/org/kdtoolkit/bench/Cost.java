package org.kdtoolkit.bench;

/**
 * What a process cost.
 *
 * @param millis what it says that its work took, or else how long it lived, in milliseconds
 * @param peakMib the most resident memory that it or a process of its own had, in MiB
 */
record Cost(double millis, double peakMib) {

    /** The key of a process's own time in the JSON object that is its last line. */
    static final String MILLIS = "median_ms";
}
