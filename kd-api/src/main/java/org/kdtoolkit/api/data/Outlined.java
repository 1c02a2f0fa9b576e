package org.kdtoolkit.api.data;

import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.Optional;

/**
 * A provider of data sets that tells their modalities from the configuration alone, so that what
 * does not fit them is refused before a file is opened.
 *
 * @param <C> the provider's configuration
 */
public interface Outlined<C extends Record> {

    /**
     * The modalities by name, with the shapes that {@link Dataset#modalities} will say; empty where
     * only the files tell.
     *
     * @param configuration a checked configuration
     * @throws org.kdtoolkit.api.ConfigurationException if a modality can't be read as it says
     */
    Map<String, Optional<Shape>> outline(C configuration);
}
