package org.kdtoolkit.api.model;

import ai.djl.ndarray.types.Shape;
import org.apiguardian.api.API;

/**
 * What is needed to create a network that given weights fit into.
 *
 * @param configuration its provider's configuration
 * @param input the shape of one sample, without the batch; one of those that it takes, since the
 *     weights do not say which
 * @param classes the number of classes C
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public record Blueprint(Record configuration, Shape input, int classes) {}
