package org.kdtoolkit.api.model;

import org.apiguardian.api.API;

/**
 * What a network returns in use.
 *
 * @param embedding [B, D]
 * @param logits [B, C], before softmax or sigmoid
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public record GraphOutputs(GraphValue embedding, GraphValue logits) {}
