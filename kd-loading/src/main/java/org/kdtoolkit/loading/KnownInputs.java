package org.kdtoolkit.loading;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.ViewRequest;
import org.kdtoolkit.api.internal.Suggestions;

/**
 * What batches of a data set can carry.
 *
 * @param dataset the data set
 */
record KnownInputs(Dataset dataset) {

    void require(String modality) {
        Collection<String> known = dataset.modalities().keySet();
        if (!known.contains(modality)) {
            throw new ConfigurationException(
                    "the data set has no modality '%s'%s (it has: %s)"
                            .formatted(
                                    modality,
                                    Suggestions.didYouMean(modality, known),
                                    String.join(", ", known)));
        }
    }

    void requireViews(List<ViewRequest> requests) {
        Set<List<String>> names = new HashSet<>();
        for (ViewRequest request : requests) {
            require(request.modality());
            requireView(request);
            if (!names.add(List.of(request.modality(), request.view()))) {
                throw new IllegalArgumentException(
                        "the view '%s' of the modality '%s' is asked for twice; ask once for the sum"
                                .formatted(request.view(), request.modality()));
            }
        }
    }

    private void requireView(ViewRequest request) {
        Collection<String> known =
                dataset.views().getOrDefault(request.modality(), Map.of()).keySet();
        if (known.isEmpty()) {
            throw new ConfigurationException(
                    "the modality '%s' has no views, but '%s' is asked for; name it under 'views' of the modality"
                            .formatted(request.modality(), request.view()));
        }
        if (!known.contains(request.view())) {
            throw new ConfigurationException(
                    "the modality '%s' has no view '%s'%s (it has: %s)"
                            .formatted(
                                    request.modality(),
                                    request.view(),
                                    Suggestions.didYouMean(request.view(), known),
                                    String.join(", ", known)));
        }
    }
}
