package org.kdtoolkit.api.data;

/**
 * What a data set is told when it is opened.
 *
 * @param faults takes the samples that can't be read
 */
public record DatasetContext(Faults faults) {}
