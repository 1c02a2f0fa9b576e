package org.kdtoolkit.train.trial;

import ai.djl.ndarray.types.Shape;
import java.util.Set;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.internal.Suggestions;

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
        Shape shape = dataset.modalities().get(modality);
        if (shape == null) {
            Set<String> known = dataset.modalities().keySet();
            throw new ConfigurationException(
                    "%s: the data set has no modality '%s'%s (it has: %s)"
                            .formatted(
                                    key,
                                    modality,
                                    Suggestions.didYouMean(modality, known),
                                    String.join(", ", known)));
        }
        return shape;
    }
}
