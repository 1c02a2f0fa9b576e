package org.kdtoolkit.predict;

/**
 * A class with its score.
 *
 * @param label the class's name
 * @param score a probability
 */
public record ClassScore(String label, float score) {}
