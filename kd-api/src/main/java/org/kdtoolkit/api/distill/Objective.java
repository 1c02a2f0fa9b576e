package org.kdtoolkit.api.distill;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A distillation loss. What it reads beside the student's output, its provider says as {@link Need
 * needs}.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public interface Objective extends DistillerPart {

    /**
     * The loss of a batch. Calling it changes nothing: what a step leaves behind, such as a memory
     * bank's new entries, waits for {@link #afterStep}.
     *
     * <p>Samples that a teacher knows nothing about are not among those of the batch.
     *
     * @param step what the student says of the batch, and what it is to learn
     * @return its terms, not yet weighted
     */
    Losses evaluate(ObjectiveStep step);

    /** What it asks to be trained before the training; by default nothing. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default Optional<InitialPhase> initialPhase() {
        return Optional.empty();
    }
}
