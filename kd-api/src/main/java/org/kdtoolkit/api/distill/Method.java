package org.kdtoolkit.api.distill;

import org.apiguardian.api.API;

/**
 * All that is added to a student's own class loss in a training step. Most methods are composed of
 * a {@link Filter} and {@link Objective}s; one that fits neither implements this. Which teachers it
 * asks, its provider says.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public interface Method extends DistillerPart {

    /**
     * The loss terms of a batch, weighted.
     *
     * @param step what the student and the teachers say of the batch
     */
    Losses losses(MethodStep step);
}
