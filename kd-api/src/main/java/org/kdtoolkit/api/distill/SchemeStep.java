package org.kdtoolkit.api.distill;

import org.apiguardian.api.API;
import org.kdtoolkit.api.data.Batch;

/**
 * A training step as a {@link Scheme} sees it.
 *
 * @param batch the samples, at least two, with the views that the provider asks for
 * @param moment when in the training the step is taken
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public record SchemeStep(Batch batch, TrainingMoment moment) {}
