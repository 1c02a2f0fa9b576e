package org.kdtoolkit.train.config;

import java.util.Collection;
import java.util.Optional;
import org.kdtoolkit.api.internal.Suggestions;

/**
 * The modalities that may be perceived.
 *
 * @param known those that the data set has
 */
public record ModalityNames(Collection<String> known) {

    /** What is wrong with a name, if the data set has no such modality. */
    public Optional<String> objection(String name) {
        return known.contains(name)
                ? Optional.empty()
                : Optional.of(
                        "the data set has no modality '%s'%s (it has: %s)"
                                .formatted(
                                        name,
                                        Suggestions.didYouMean(name, known),
                                        String.join(", ", known)));
    }
}
