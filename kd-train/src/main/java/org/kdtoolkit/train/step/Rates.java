package org.kdtoolkit.train.step;

/**
 * The learning rates of a step.
 *
 * @param student of the student's weights
 * @param distiller of the distiller's own
 */
public record Rates(double student, double distiller) {}
