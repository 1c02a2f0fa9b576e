package org.kdtoolkit.train.config;

import ai.djl.ndarray.types.Shape;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.ViewRequest;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/** The views that schemes and objectives ask for must be among those that modalities have. */
final class ViewRules {

    private final DocumentReading reading;
    private final Dataset dataset;
    private final Set<String> known = new HashSet<>();

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
        ExperimentKeys.objectives(path, reading).forEach(this::objective);
        Optional<MethodSpec> method = reading.value(path, MethodSpec.class);
        method.flatMap(spec -> spec.scheme(reading.registry()))
                .map(scheme -> scheme.views(method.get().settings().orElseThrow()))
                .orElse(List.of())
                .forEach(
                        request ->
                                objection(request)
                                        .ifPresentOrElse(
                                                message ->
                                                        refuse(
                                                                method.get().name(),
                                                                request,
                                                                path,
                                                                message),
                                                () -> fit(request, path)));
    }

    private void objective(KeyPath path) {
        Optional<ObjectiveSpec> objective = reading.value(path, ObjectiveSpec.class);
        Optional<String> modality =
                reading.value(ExperimentKeys.STUDENT.child("modality"), String.class);
        objective
                .flatMap(
                        spec ->
                                reading.registry()
                                        .get(Kind.OBJECTIVE, spec.type())
                                        .secondView(spec.settings()))
                .flatMap(view -> modality.map(of -> new ViewRequest(of, view, 1)))
                .flatMap(request -> secondView(request, objective.get().type()))
                .ifPresent(message -> reading.report(path, message));
    }

    /** A second view goes through the student as the sample itself does. */
    private Optional<String> secondView(ViewRequest request, String objective) {
        Optional<String> missing = objection(request);
        if (missing.isPresent()) {
            return Optional.of(
                    "the objective '%s' sees the view '%s' of '%s', but %s"
                            .formatted(
                                    objective, request.view(), request.modality(), missing.get()));
        }
        Shape view = dataset.views().get(request.modality()).get(request.view());
        Shape own = dataset.modalities().get(request.modality());
        return view.equals(own)
                ? Optional.empty()
                : Optional.of(
                        "the objective '%s' sees the view '%s' of '%s', which has the shape %s; expected that of the modality, %s"
                                .formatted(
                                        objective, request.view(), request.modality(), view, own));
    }

    private void refuse(String scheme, ViewRequest request, KeyPath path, String message) {
        reading.report(
                path,
                "the training scheme '%s' asks for the view '%s' of '%s', but %s"
                        .formatted(scheme, request.view(), request.modality(), message));
    }

    /** Whether each student of the modality perceives the view; told once for several schemes. */
    private void fit(ViewRequest request, KeyPath path) {
        Shape shape = dataset.views().get(request.modality()).get(request.view());
        KeyPath own =
                ExperimentKeys.DATASET
                        .child("modalities")
                        .child(request.modality())
                        .child("views")
                        .child(request.view());
        for (KeyPath student : ExperimentKeys.students(reading)) {
            reading.value(student, StudentSpec.class)
                    .filter(spec -> spec.modality().equals(request.modality()))
                    .flatMap(spec -> misfit(spec, shape))
                    .map(
                            why ->
                                    "the view does not fit '%s', which the scheme shows it to: %s"
                                            .formatted(student, why))
                    .filter(known::add)
                    .ifPresent(message -> reading.report(reading.has(own) ? own : path, message));
        }
    }

    private Optional<String> misfit(StudentSpec student, Shape shape) {
        try {
            reading.registry()
                    .get(Kind.BACKBONE, student.type())
                    .checkInput(student.settings(), shape);
            return Optional.empty();
        } catch (ConfigurationException e) {
            return Optional.of(e.getMessage());
        }
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
