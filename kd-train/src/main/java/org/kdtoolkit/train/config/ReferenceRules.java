package org.kdtoolkit.train.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/** The method that others are compared with is one of them. */
final class ReferenceRules {

    private static final KeyPath REFERENCE = KeyPath.parse("evaluation.reference");
    private static final KeyPath CONTROLS = KeyPath.parse("evaluation.controls");

    private ReferenceRules() {}

    /** Reports a reference that is no method's name, where the names of all could be read. */
    static void check(DocumentReading reading) {
        Optional<String> reference = reading.value(REFERENCE, String.class);
        List<KeyPath> methods = reading.entries(ExperimentKeys.METHODS);
        if (reference.isEmpty() || methods.isEmpty()) {
            return;
        }
        List<String> known = new ArrayList<>();
        for (KeyPath method : methods) {
            Optional<String> name =
                    reading.value(method.child("name"), String.class)
                            .or(
                                    () ->
                                            reading.value(method, MethodSpec.class)
                                                    .map(MethodSpec::name));
            if (name.isEmpty()) {
                return;
            }
            known.add(name.get());
        }
        if (reading.value(CONTROLS, Boolean.class).orElse(false)) {
            known.addAll(Controls.NAMES);
        }
        if (!known.contains(reference.get())) {
            reading.report(
                    REFERENCE,
                    "there is no method '%s'%s (there are: %s)"
                            .formatted(
                                    reference.get(),
                                    Suggestions.didYouMean(reference.get(), known),
                                    String.join(", ", known)));
        }
    }
}
