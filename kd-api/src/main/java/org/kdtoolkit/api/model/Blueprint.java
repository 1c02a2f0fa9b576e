package org.kdtoolkit.api.model;

import ai.djl.ndarray.types.Shape;

/**
 * What is needed to create a network that given weights fit into.
 *
 * @param configuration its provider's configuration
 * @param input the shape of one sample, without the batch; one of those that it takes, since the
 *     weights do not say which
 * @param classes the number of classes C
 * @param <C> the type of the configuration
 */
public record Blueprint<C extends Record>(C configuration, Shape input, int classes) {}
