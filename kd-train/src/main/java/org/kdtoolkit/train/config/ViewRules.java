package org.kdtoolkit.train.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.ViewRequest;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/** The views that training schemes ask for must be among those that modalities have. */
final class ViewRules {

    private final DocumentReading reading;
    private final Dataset dataset;

    private ViewRules(DocumentReading reading, Dataset dataset) {
        this.reading = reading;
        this.dataset = dataset;
    }

    /** Reports each view that there is not. */
    static void check(DocumentReading reading, Dataset dataset) {
        ViewRules rules = new ViewRules(reading, dataset);
        reading.entries(ExperimentKeys.METHODS).forEach(rules::method);
    }

    private void method(KeyPath path) {
        Optional<MethodSpec> method = reading.value(path, MethodSpec.class);
        method.flatMap(spec -> spec.scheme(reading.registry()))
                .map(scheme -> scheme.views(method.get().settings().orElseThrow()))
                .orElse(List.of())
                .forEach(
                        request ->
                                objection(request)
                                        .ifPresent(
                                                message ->
                                                        reading.report(
                                                                path,
                                                                "the training scheme '%s' asks for the view '%s' of '%s', but %s"
                                                                        .formatted(
                                                                                method.get().name(),
                                                                                request.view(),
                                                                                request.modality(),
                                                                                message))));
    }

    private Optional<String> objection(ViewRequest request) {
        Optional<String> modality =
                new ModalityNames(dataset.modalities().keySet()).objection(request.modality());
        if (modality.isPresent()) {
            return modality;
        }
        Collection<String> known =
                dataset.views().getOrDefault(request.modality(), Map.of()).keySet();
        if (known.contains(request.view())) {
            return Optional.empty();
        }
        return Optional.of(
                known.isEmpty()
                        ? "the modality has no views; name it under 'dataset.modalities.%s.views'"
                                .formatted(request.modality())
                        : "the modality has no such view%s (it has: %s)"
                                .formatted(
                                        Suggestions.didYouMean(request.view(), known),
                                        String.join(", ", known)));
    }
}
