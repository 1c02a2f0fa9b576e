package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * What a backbone is told when it is created.
 *
 * @param input the shape of one sample, without the batch
 * @param classes the number of classes C
 * @param manager owns the weights; its engine's random numbers initialise them
 */
public record BackboneContext(Shape input, int classes, NDManager manager) {}
