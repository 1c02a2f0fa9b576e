package org.kdtoolkit.api.model;

import ai.djl.ndarray.types.Shape;

/**
 * A provider of backbones or teachers that tells from a modality's shape alone whether it can take
 * it as input, so that what does not fit is refused before a file is opened.
 *
 * @param <C> the provider's configuration
 */
public interface InputCheck<C extends Record> {

    /**
     * Refuses what would be refused when the component is created.
     *
     * @param configuration a checked configuration
     * @param input the shape of one sample, without the batch; -1 where it differs
     * @throws org.kdtoolkit.api.ConfigurationException if the two don't fit
     */
    void checkInput(C configuration, Shape input);
}
