package org.kdtoolkit.api.distill;

import ai.djl.ndarray.NDArray;

/**
 * A loss that trains the distiller's own parameters and never reaches the student.
 *
 * @param name the term's name in logs and messages, such as {@code mnf-class}
 * @param value a scalar
 */
public record DistillerLoss(String name, NDArray value) {}
