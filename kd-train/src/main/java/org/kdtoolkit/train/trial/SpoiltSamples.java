package org.kdtoolkit.train.trial;

import java.util.function.IntPredicate;

/**
 * What a teacher's corruption does.
 *
 * @param condition what a sample that is hit has gone through, such as {@code swapped}
 * @param hits which training samples are, by index
 */
public record SpoiltSamples(String condition, IntPredicate hits) {}
