package org.kdtoolkit.train.trial;

import ai.djl.ndarray.types.Shape;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.train.config.ModalityNames;

/** Looks up what a data set offers. */
public final class Modalities {

    private Modalities() {}

    /**
     * The shape of a modality's samples.
     *
     * @param key the key that names the modality, for the message
     * @throws ConfigurationException if the data set has no such modality
     */
    public static Shape shape(Dataset dataset, String key, String modality) {
        new ModalityNames(dataset.modalities().keySet())
                .objection(modality)
                .ifPresent(
                        message -> {
                            throw new ConfigurationException(key + ": " + message);
                        });
        return dataset.modalities().get(modality);
    }
}
