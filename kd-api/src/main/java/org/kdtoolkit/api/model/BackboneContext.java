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

    /** Makes networks that are parts of this one; by default none are known. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default BackboneFactory networks() {
        return BackboneFactory.none();
    }

    /** The surroundings of a network without others in it. */
    static BackboneContext of(Shape input, int classes, NDManager manager) {
        return of(input, classes, manager, BackboneFactory.none());
    }

    /**
     * The surroundings of a network.
     *
     * @param networks makes networks that are parts of it
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    static BackboneContext of(
            Shape input, int classes, NDManager manager, BackboneFactory networks) {
        return new BackboneSurroundings(input, classes, manager, networks);
    }
}
