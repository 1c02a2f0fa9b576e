package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * What a teacher says of a batch: constants, through which no gradient flows.
 *
 * @param embedding [B, Dt]
 * @param logits [B, C], where the teacher has them
 */
public record TeacherOutput(NDArray embedding, Optional<NDArray> logits) {}
