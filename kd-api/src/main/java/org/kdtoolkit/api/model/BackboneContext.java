package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.apiguardian.api.API;

/**
 * What a backbone is told when it is created.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public interface BackboneContext {

    /** The shape of one sample, without the batch. */
    Shape input();

    /** The number of classes C. */
    int classes();

    /** Owns the weights; its engine's random numbers initialise them. */
    NDManager manager();

    /** The surroundings of a network. */
    static BackboneContext of(Shape input, int classes, NDManager manager) {
        return new BackboneSurroundings(input, classes, manager);
    }
}
