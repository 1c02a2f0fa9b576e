package org.kdtoolkit.train.config;

import java.util.List;
import java.util.stream.Collectors;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/** Weights of classes are of the data's classes, and not to be confused with that of the loss. */
final class ClassWeightRules {

    private static final KeyPath WHOLE = KeyPath.parse("training.class-weight");
    private static final KeyPath EACH = KeyPath.parse("training.class-weights");
    private static final KeyPath WEIGHTS = EACH.child("weights");

    private static final int SHOWN = 5;

    private final DocumentReading reading;
    private final List<String> classes;

    private ClassWeightRules(DocumentReading reading, List<String> classes) {
        this.reading = reading;
        this.classes = classes;
    }

    /** Says which of the two keys is which, where the value of one is none that it could have. */
    static void check(DocumentReading reading) {
        reading.amend(
                WHOLE,
                "; the whole class loss is multiplied by it, and single classes are weighed by"
                        + " 'class-weights', such as 'class-weights: balanced'");
        reading.amend(
                EACH,
                "; single classes are weighed by 'balanced', {type: listed, weights: [1, 2.5]} or"
                        + " {type: named, weights: {rare: 2.5}}, and the whole class loss is"
                        + " multiplied by 'class-weight'");
    }

    /**
     * Reports weights of other classes than the data have.
     *
     * @param classes the data's, in their order
     */
    static void check(DocumentReading reading, List<String> classes) {
        ClassWeightRules rules = new ClassWeightRules(reading, classes);
        reading.value(EACH, ClassWeightsConfig.class).ifPresent(rules::fit);
    }

    private void fit(ClassWeightsConfig config) {
        if (config instanceof ClassWeightsConfig.Listed listed
                && listed.weights().size() != classes.size()) {
            reading.report(
                    WEIGHTS,
                    "expected a weight for each of the %d classes (%s), found %d"
                            .formatted(classes.size(), shown(), listed.weights().size()));
        }
        if (config instanceof ClassWeightsConfig.Named named) {
            named.weights().keySet().stream()
                    .filter(name -> !classes.contains(name))
                    .forEach(
                            name ->
                                    reading.report(
                                            WEIGHTS.child(name),
                                            "there is no such class%s (there are: %s)"
                                                    .formatted(
                                                            Suggestions.didYouMean(name, classes),
                                                            shown())));
        }
    }

    private String shown() {
        String first = classes.stream().limit(SHOWN).collect(Collectors.joining(", "));
        int others = classes.size() - SHOWN;
        return others > 0 ? "%s and %d more".formatted(first, others) : first;
    }
}
