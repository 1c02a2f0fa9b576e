package org.kdtoolkit.api.model;

import ai.djl.ndarray.types.Shape;
import org.apiguardian.api.API;

/**
 * A value in a {@link NetworkGraph}.
 *
 * @param name the graph's name for it
 * @param shape its axes; -1 is the batch's, which has no fixed length
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public record GraphValue(String name, Shape shape) {}
