package org.kdtoolkit.api.distill;

import org.apiguardian.api.API;

/**
 * Turns a teacher's output into purified knowledge, looking at the student. Its own parameters, if
 * any, are trained by both sides; its own losses are of the distiller's side by their type.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public interface Filter extends DistillerPart {

    /**
     * Filters a batch in training mode. Calling it changes nothing: what a step leaves behind waits
     * for {@link #afterStep}. Samples that the teacher knows nothing about are not among those of
     * the batch.
     *
     * @param step what the student and the teacher say of the batch
     * @return knowledge whose embedding and target are of the student's width
     */
    Knowledge filter(FilterStep step);
}
