package org.kdtoolkit.train.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * What a trial can go on from; the content of {@code state.json}.
 *
 * @param last the state after the last finished epoch
 * @param before the one before; null after the first epoch
 */
record CheckpointStates(
        CheckpointState last, @JsonInclude(JsonInclude.Include.NON_NULL) CheckpointState before) {

    CheckpointStates {
        if (last == null) {
            throw new IllegalArgumentException("no 'last'");
        }
    }

    /** The one before, if there is one. */
    Optional<CheckpointState> earlier() {
        return Optional.ofNullable(before);
    }
}
