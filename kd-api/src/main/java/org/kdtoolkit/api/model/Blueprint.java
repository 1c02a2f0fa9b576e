package org.kdtoolkit.api.model;

import ai.djl.ndarray.types.Shape;

/**
 * How a network is created into which given weights fit.
 *
 * @param configuration its provider's configuration
 * @param input the shape of one sample, without the batch; any that it takes, since the weights do
 *     not tell more
 * @param classes the number of classes C
 * @param <C> the type of the configuration
 */
public record Blueprint<C extends Record>(C configuration, Shape input, int classes) {}
